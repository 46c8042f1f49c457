"""One rule a module; the logic stands last. See CONTRIBUTING for how to add one."""

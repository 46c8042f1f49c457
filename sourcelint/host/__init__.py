"""What flows need of the machine: processes, the state folder of the user, the proof of a server of our own."""

"""Nothing below an owned folder is read, written, locked or removed through a link, and a lock dies with its process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from sourcelint.files import owned_folder
from sourcelint.files.owned_folder import TEMPORARY, BusyError, Folder, FolderError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the owned one, with a file that must stay as it is."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "precious").write_text("mine")
    return folder


@pytest.fixture
def owned(tmp_path: Path) -> Path:
    folder = tmp_path / "owned"
    folder.mkdir()
    return folder


ACTIONS = {
    "read": lambda folder, name: folder.read(name),
    "digest": lambda folder, name: folder.digest(name),
    "write": lambda folder, name: folder.write(name, b"ours"),
    "copy": lambda folder, name: folder.copy(name, "copy"),
    "remove": lambda folder, name: folder.remove(name),
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
@pytest.mark.parametrize("link", ["precious", "a", "a/b"])
def test_no_action_goes_through_a_link(owned: Path, outside: Path, action, link: str) -> None:
    name = {"precious": "precious", "a": "a/precious", "a/b": "a/b/precious"}[link]
    (owned / link).parent.mkdir(exist_ok=True)
    (owned / link).symlink_to(outside / "precious" if link == "precious" else outside)
    with Folder(owned) as folder, pytest.raises(FolderError, match=f"{link}: is a link"):
        action(folder, name)
    assert [p.name for p in outside.iterdir()] == ["precious"]
    assert (outside / "precious").read_text() == "mine"
    assert (owned / link).is_symlink()


def test_a_folder_that_becomes_a_link_meanwhile_leads_nowhere(owned: Path, outside: Path) -> None:
    with Folder(owned) as folder:
        folder.write("a/first", b"ours")
        (owned / "a").rename(owned / "moved")
        (owned / "a").symlink_to(outside)
        with pytest.raises(FolderError, match="a: is a link"):
            folder.write("a/precious", b"ours")
    assert (outside / "precious").read_text() == "mine"


def test_a_link_to_the_folder_itself_is_the_choice_of_who_named_it(tmp_path: Path, owned: Path) -> None:
    (tmp_path / "named").symlink_to(owned)
    with Folder(tmp_path / "named") as folder:
        folder.write("a/b", b"ours")
    assert (owned / "a" / "b").read_bytes() == b"ours"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "", ".", "a//b"])
def test_names_stay_below_the_folder(owned: Path, name: str) -> None:
    with Folder(owned) as folder, pytest.raises(FolderError, match="is not the name of a file"):
        folder.write(name, b"ours")


def test_a_file_is_replaced_and_its_other_name_keeps_its_content(owned: Path, outside: Path) -> None:
    os.link(outside / "precious", owned / "page")
    with Folder(owned) as folder:
        folder.write("page", b"ours")
    assert ((owned / "page").read_bytes(), (outside / "precious").read_text()) == (b"ours", "mine")


def test_a_file_is_copied_piece_by_piece(owned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owned_folder, "PIECE_BYTES", 3)
    with Folder(owned) as folder:
        folder.write_pieces("page", (b"a page", b"", b" of ours"))
        assert list(folder.pieces("page")) == [b"a p", b"age", b" of", b" ou", b"rs"]
        folder.copy("page", "a/copy")
        assert folder.read("a/copy") == b"a page of ours"


@pytest.mark.parametrize("standing", ["file", "link", "folder"])
def test_what_stands_at_the_temporary_name(owned: Path, outside: Path, standing: str) -> None:
    match standing:
        case "file":
            (owned / TEMPORARY).write_text("half")
        case "link":
            (owned / TEMPORARY).symlink_to(outside / "precious")
        case _:
            (owned / TEMPORARY).mkdir()
    with Folder(owned) as folder:
        if standing == "file":
            folder.write("page", b"ours")
            assert [p.name for p in owned.iterdir()] == ["page"]
        else:
            with pytest.raises(FolderError, match=re.escape(TEMPORARY)):
                folder.write("page", b"ours")
    assert (outside / "precious").read_text() == "mine"


def test_a_named_pipe_holds_nobody_up(owned: Path) -> None:
    os.mkfifo(owned / "page")
    os.mkfifo(owned / "lock")
    with Folder(owned) as folder:
        for action in ACTIONS.values():
            with pytest.raises(FolderError, match="is not a file"):
                action(folder, "page")
        with pytest.raises(FolderError, match="is not a file"), folder.lock("lock", 0):
            pass


def test_a_failed_write_leaves_nothing(owned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with Folder(owned) as folder:
        folder.write("page", b"before")
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space left") as caught:
            folder.write("page", b"after")
    assert caught.value.filename == str(owned / "page")
    assert [(p.name, p.read_bytes()) for p in owned.iterdir()] == [("page", b"before")]


HOLD = """
import sys, time
from pathlib import Path
from sourcelint.files.owned_folder import Folder
with Folder(Path(sys.argv[1])) as folder, folder.lock("lock", 0):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_lock_says_who_holds_it_and_dies_with_its_process(owned: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(owned)], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "held\n"
            with Folder(owned) as folder:
                says = rf"process {process.pid} \(since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d.*\) is writing there"
                with pytest.raises(BusyError, match=says), folder.lock("lock", 0.2):
                    pass
        finally:
            process.kill()
    assert (owned / "lock").exists()
    with Folder(owned) as folder, folder.lock("lock", 0):
        assert (owned / "lock").read_text() == f"sourcelint {os.getpid()}\n"
    assert not (owned / "lock").exists()


def test_who_waits_gets_the_lock_of_who_ends(owned: Path) -> None:
    code = HOLD.replace("600", "0.5")
    with subprocess.Popen([sys.executable, "-c", code, str(owned)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        with Folder(owned) as folder, folder.lock("lock", 60):
            assert process.wait(60) == 0
    assert not list(owned.iterdir())


RACE = """
import sys
from pathlib import Path
from sourcelint.files.owned_folder import Folder
count = Path(sys.argv[1], "count")
for _ in range(25):
    with Folder(Path(sys.argv[1])) as folder, folder.lock("lock", 250):
        count.write_text(str(int(count.read_text()) + 1))
"""


def test_only_one_at_a_time_holds_a_lock(owned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (owned / "count").write_text("0")
    code = f"from sourcelint.files import owned_folder\nowned_folder.POLL_SECONDS = 0.002\n{RACE}"
    racing = [subprocess.Popen([sys.executable, "-c", code, str(owned)]) for _ in range(3)]
    assert [process.wait(200) for process in racing] == [0] * 3
    assert (owned / "count").read_text() == "75"
    assert [p.name for p in owned.iterdir()] == ["count"]


@pytest.mark.parametrize("standing", ["link", "file"])
def test_a_lock_overwrites_nothing(owned: Path, outside: Path, standing: str) -> None:
    if standing == "link":
        (owned / "lock").symlink_to(outside / "precious")
    else:
        (owned / "lock").write_text("mine")
    with Folder(owned) as folder, pytest.raises(FolderError, match="lock: is"), folder.lock("lock", 0):
        pass
    assert (owned / "lock").read_text() == "mine"


def test_waiting_takes_no_longer_than_it_may(owned: Path) -> None:
    with Folder(owned) as one, one.lock("lock", 0), Folder(owned) as other:
        before = time.monotonic()
        with pytest.raises(BusyError, match=f"process {os.getpid()}"), other.lock("lock", 0.3):
            pass
        assert time.monotonic() - before >= 0.3

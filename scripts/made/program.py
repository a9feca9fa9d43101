"""Runs `portolan import` and watches it: what it says it has read, how long nothing comes, and the memory of all its processes."""
import json, os, signal, subprocess, threading, time

def tree(pid):
    """A process and all that it started."""
    found, todo = [], [pid]
    while todo:
        pid = todo.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/children") as file:
                    todo += map(int, file.read().split())
        except OSError:
            pass
    return found

def memory(pid, field="VmRSS"):
    """In MB; 0 if it is gone."""
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith(field):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0

class Import:
    """One run, started at once. `read` fills with the files that it says are on disk."""

    def __init__(self, program, paths, project, *flags, home=None):
        command = [str(program), "import", *map(str, paths), "-o", str(project), "--progress", "json", *map(str, flags)]
        environment = {**os.environ, **({"HOME": str(home), "XDG_DATA_HOME": f"{home}/data"} if home else {})}
        self.begun = self.last = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True)
        self.read, self.errors, self.longest, self.peak, self.peak_alone, self.children = [], b"", 0.0, 0.0, 0.0, 0
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.follow, self.listen, self.watch)]
        for thread in self.threads:
            thread.start()

    def follow(self):
        for line in self.process.stdout:
            # A line that a kill has cut was not told.
            if not line.endswith(b"\n"):
                continue
            told = json.loads(line)
            now = time.monotonic()
            self.longest, self.last = max(self.longest, now - self.last), now
            if "read" in told:
                self.read.append(told["read"])

    def listen(self):
        self.errors = self.process.stderr.read()

    def watch(self):
        while self.process.poll() is None:
            pids = tree(self.process.pid)
            self.children = max(self.children, len(pids) - 1)
            self.peak = max(self.peak, sum(map(memory, pids)))
            self.peak_alone = max(self.peak_alone, memory(self.process.pid, "VmHWM"))
            time.sleep(0.05)

    def kill(self):
        """SIGKILL to it and to what it started."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def wait(self, timeout=None):
        """Its exit code, or None if it took longer and was killed."""
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()
            code = None
        self.seconds = time.monotonic() - self.begun
        for thread in self.threads:
            thread.join(10)
        self.longest = max(self.longest, time.monotonic() - self.last) if code is None else self.longest
        return code

    @property
    def said(self):
        return self.errors.decode("utf8", "replace")

"""Runs a command on a terminal of its own and answers it: COLUMNS, then JSON of the command and of [wait for, answer]
pairs; prints all that came out as JSON, with how the command ended. An answer is typed once its words have come."""
import json, os, pty, select, signal, struct, sys, termios, fcntl, time

columns, command, answers = int(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
out, seen, ends = b"", 0, time.time() + 90
while time.time() < ends:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        out += data
    if answers and answers[0][0].encode() in out[seen:]:
        seen = len(out)
        time.sleep(0.15)
        os.write(terminal, answers.pop(0)[1].encode())
else:
    os.kill(child, signal.SIGKILL)
status = os.waitpid(child, 0)[1]
print(json.dumps({"out": out.decode("utf8", "replace"), "code": os.waitstatus_to_exitcode(status), "left": answers}))

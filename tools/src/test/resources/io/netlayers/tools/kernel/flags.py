"""flags.py FROM TO PORT...: segments with odd flags by a raw socket, and what is answered to each.

A line each: port, the flags sent, the flags of the answer with its numbers relative to ours."""
import random, socket, struct, sys, time

source, target, ports = sys.argv[1], sys.argv[2], [int(p) for p in sys.argv[3:]]
six = ":" in target
family = socket.AF_INET6 if six else socket.AF_INET
SCANS = {"NULL": 0, "FIN": 1, "XMAS": 0x29, "SYN-FIN": 3, "ACK": 0x10, "RST": 4, "SYN-RST": 6, "SYN": 2,
         "SYN-ACK": 0x12, "FIN-ACK": 0x11}
SEQ, ACK = 1000000, 2000000
raw = socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP)
raw.bind((source, 0))


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def segment(local, port, flags):
    header = struct.pack("!HHIIBBHHH", local, port, SEQ, ACK, 5 << 4, flags, 1000, 0, 0)
    pair = socket.inet_pton(family, source) + socket.inet_pton(family, target)
    pseudo = pair + struct.pack("!BBH", 0, 6, 20)
    return header[:16] + struct.pack("!H", checksum(pseudo + header)) + header[18:]


def names(flags):
    return "".join(c for bit, c in ((2, "S"), (4, "R"), (1, "F"), (16, "A")) if flags & bit)


for port in ports:
    for name, flags in SCANS.items():
        local = random.randrange(20000, 30000)
        raw.sendto(segment(local, port, flags), (target, 0))
        answer, until = "nothing", time.time() + 0.25
        while answer == "nothing" and time.time() < until:
            raw.settimeout(max(0.01, until - time.time()))
            try:
                packet = raw.recv(65536)
            except socket.timeout:
                break
            tcp = packet if six else packet[(packet[0] & 15) * 4:]
            sport, dport, seq, ack, _, got = struct.unpack("!HHIIBB", tcp[:14])
            if (sport, dport) == (port, local):
                answer = names(got)
                if got & 4:
                    answer += " seq %+d" % (seq - ACK) if seq else " seq 0"
                if got & 16:
                    answer += " ack %+d" % (ack - SEQ)
        print(port, name, answer)

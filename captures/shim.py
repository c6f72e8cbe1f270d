#!/usr/bin/env python3
"""What the kernel here may lack: VLAN and tunnel devices, and a loopback header.

shim.py tag A B TRUNK TPID:VID [TPID:VID ...]   joins interfaces A and B as a switch would, and
                                                writes every frame with these tags to TRUNK
shim.py tunnel DEVICE LOCAL REMOTE PROTOCOL     carries a TUN device's packets in IP (4, 41 or 47)
shim.py rewrite-null IN OUT                     gives a raw-IP capture BSD's loopback header
"""
import fcntl
import select
import socket
import struct
import sys


def tag(a, b, trunk, *tags):
    header = b"".join(struct.pack("!HH", int(t.split(":")[0], 16), int(t.split(":")[1])) for t in tags)
    ends = {}
    for name in (a, b, trunk):
        end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        end.bind((name, 0))
        ends[name] = end
    while True:
        for ready in select.select([ends[a], ends[b]], [], [])[0]:
            frame, address = ready.recvfrom(65536)
            if address[2] == 4:  # what this end sent itself
                continue
            ends[trunk].send(frame[:12] + header + frame[12:])
            (ends[b] if ready is ends[a] else ends[a]).send(frame)


def tunnel(device, local, remote, protocol):
    protocol = int(protocol)
    tun = open("/dev/net/tun", "r+b", buffering=0)
    fcntl.ioctl(tun, 0x400454CA, struct.pack("16sH", device.encode(), 0x1001))  # TUN, no prefix
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, protocol)
    raw.bind((local, 0))
    while True:
        for ready in select.select([tun, raw], [], [])[0]:
            if ready is tun:
                packet = tun.read(65536)
                kind = 0x0800 if packet[0] >> 4 == 4 else 0x86DD
                if protocol == 4 and kind != 0x0800 or protocol == 41 and kind != 0x86DD:
                    continue
                raw.sendto((struct.pack("!HH", 0, kind) if protocol == 47 else b"") + packet, (remote, 0))
            else:
                packet = raw.recv(65536)
                inner = (packet[0] & 15) * 4 + (4 if protocol == 47 else 0)
                try:
                    tun.write(packet[inner:])
                except OSError:  # the device is not up yet
                    pass


def rewrite_null(source, target):
    data = open(source, "rb").read()
    with open(target, "wb") as out:
        out.write(data[:20] + struct.pack("<I", 0))
        at = 24
        while at < len(data):
            seconds, micros, kept, length = struct.unpack_from("<IIII", data, at)
            packet = data[at + 16 : at + 16 + kept]
            family = 2 if packet[0] >> 4 == 4 else 30
            out.write(struct.pack("<IIIII", seconds, micros, kept + 4, length + 4, family) + packet)
            at += 16 + kept


{"tag": tag, "tunnel": tunnel, "rewrite-null": rewrite_null}[sys.argv[1]](*sys.argv[2:])

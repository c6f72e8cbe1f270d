import io.netlayers.core.*;
import io.netlayers.ethernet.*;
import io.netlayers.fsm.http1.*;
import io.netlayers.fsm.tcp.*;
import io.netlayers.http.*;
import io.netlayers.http.head.*;
import io.netlayers.ip.*;
import io.netlayers.packet.*;
import io.netlayers.pcap.*;
import io.netlayers.pcap.io.*;
import io.netlayers.stack.*;
import io.netlayers.stack.config.*;
import io.netlayers.stack.link.*;
import io.netlayers.stack.socket.*;
import io.netlayers.tcp.*;
import io.netlayers.testkit.net.*;
import io.netlayers.testkit.net.model.*;
import io.netlayers.packet.LinkType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** What the examples of the README take as given. */
@SuppressWarnings("this-escape")
class Given {
  long now;
  int length;
  ByteBuffer buffer;
  ByteBuffer frame;
  ByteBuffer payload;
  SecureRandom secureRandom;

  FrameWalker walker;
  EthernetHeader ethernetHeader;
  Ipv4Header ipv4Header;

  EthernetHeaderWriter ethernetWriter;
  Ipv4HeaderWriter ipWriter;
  TcpHeaderWriter tcpWriter;
  long ourMac;
  long peerMac;
  int ours;
  int peers;
  int sequence;
  int next;

  InitialSequence initialSequences;
  long pseudoHeader;
  SegmentSink segmentSink;
  TcpSegmentView segment;
  ByteBuffer request;

  ByteBuffer toPeer;
  ByteBuffer fromPeer;
  ByteBuffer file;

  MacAddress mac;
  FrameSink frameSink;
  FrameSink sink;

  NetworkNode here;
  NetworkNode there;
  List<String> arrived;
}

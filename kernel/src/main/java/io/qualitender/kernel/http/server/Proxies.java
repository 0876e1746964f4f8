package io.qualitender.kernel.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Trusted proxies. {@code X-Forwarded-For} can be forged, so it is read from its end and only as
 * far as it was written by trusted proxies.
 */
final class Proxies {

  private static final String HEADER = "X-Forwarded-For";

  /** Addresses only: a host name would cause a DNS lookup. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @param addresses addresses and networks, separated by commas; empty = none
   */
  Proxies(String addresses) {
    Stream.of(addresses.split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .forEach(trusted::add);
  }

  /** The request with the address of the client behind the proxies. */
  Request withClientAddress(Request request) {
    if (trusted.isEmpty()
        || !(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer)
        || !trusted.test(peer.getAddress())) {
      return request;
    }
    InetAddress client = client(request.getHeaders().getValuesList(HEADER), peer.getAddress());
    InetSocketAddress address = new InetSocketAddress(client, peer.getPort());
    return new Request.Wrapper(request) {
      @Override
      public ConnectionMetaData getConnectionMetaData() {
        return new ConnectionMetaData.Wrapper(super.getConnectionMetaData()) {
          @Override
          public InetSocketAddress getRemoteSocketAddress() {
            return address;
          }
        };
      }
    };
  }

  /** The last address that is not a trusted proxy. */
  private InetAddress client(List<String> lines, InetAddress peer) {
    List<String> hops =
        lines.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && trusted.test(client); i--) {
      if (!LITERAL.matcher(hops.get(i)).matches()) {
        return client;
      }
      try {
        client = InetAddress.getByName(hops.get(i));
      } catch (UnknownHostException invalid) {
        return client;
      }
    }
    return client;
  }
}

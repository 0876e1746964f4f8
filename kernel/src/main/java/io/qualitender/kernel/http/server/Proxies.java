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
 * The proxies that are believed when they say for whom they ask. Anybody can write {@code
 * X-Forwarded-For}; so only its end counts, as far as it was written by proxies of the operator's.
 */
final class Proxies {

  private static final String HEADER = "X-Forwarded-For";

  /** No names: they would be looked up. */
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

  /** The request as of the client behind the proxies. */
  Request seenThrough(Request request) {
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

  /** From the end, the first that is no proxy of ours. */
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
      } catch (UnknownHostException noAddress) {
        return client;
      }
    }
    return client;
  }
}

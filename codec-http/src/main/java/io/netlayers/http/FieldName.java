package io.netlayers.http;

import io.netlayers.http.internal.NameTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Field names that are known by number: those of IANA's registry that are met in practice, and some
 * that never were registered. Case makes no difference (RFC 9110 §5.1). Names that decide how a
 * message is read come first, within the first 64. Each constant has the name as it is usually
 * written.
 */
public enum FieldName {
  /** A name that is not in this list; the field line itself tells it. */
  OTHER(""),
  HOST("Host"),
  CONTENT_LENGTH("Content-Length"),
  TRANSFER_ENCODING("Transfer-Encoding"),
  CONNECTION("Connection"),
  UPGRADE("Upgrade"),
  EXPECT("Expect"),
  TE("TE"),
  TRAILER("Trailer"),
  KEEP_ALIVE("Keep-Alive"),
  PROXY_CONNECTION("Proxy-Connection"),
  CONTENT_TYPE("Content-Type"),
  CONTENT_ENCODING("Content-Encoding"),
  DATE("Date"),
  SERVER("Server"),
  USER_AGENT("User-Agent"),
  ACCEPT("Accept"),
  ACCEPT_ENCODING("Accept-Encoding"),
  ACCEPT_LANGUAGE("Accept-Language"),
  COOKIE("Cookie"),
  SET_COOKIE("Set-Cookie"),
  CACHE_CONTROL("Cache-Control"),
  ETAG("ETag"),
  LAST_MODIFIED("Last-Modified"),
  IF_NONE_MATCH("If-None-Match"),
  IF_MODIFIED_SINCE("If-Modified-Since"),
  IF_MATCH("If-Match"),
  IF_UNMODIFIED_SINCE("If-Unmodified-Since"),
  IF_RANGE("If-Range"),
  RANGE("Range"),
  CONTENT_RANGE("Content-Range"),
  ACCEPT_RANGES("Accept-Ranges"),
  LOCATION("Location"),
  REFERER("Referer"),
  ORIGIN("Origin"),
  AUTHORIZATION("Authorization"),
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  WWW_AUTHENTICATE("WWW-Authenticate"),
  VARY("Vary"),
  VIA("Via"),
  FORWARDED("Forwarded"),
  AGE("Age"),
  EXPIRES("Expires"),
  PRAGMA("Pragma"),
  RETRY_AFTER("Retry-After"),
  ALLOW("Allow"),
  MAX_FORWARDS("Max-Forwards"),
  CONTENT_LANGUAGE("Content-Language"),
  CONTENT_LOCATION("Content-Location"),
  CONTENT_DISPOSITION("Content-Disposition"),
  LINK("Link"),
  HTTP2_SETTINGS("HTTP2-Settings"),
  SEC_WEBSOCKET_KEY("Sec-WebSocket-Key"),
  SEC_WEBSOCKET_ACCEPT("Sec-WebSocket-Accept"),
  SEC_WEBSOCKET_VERSION("Sec-WebSocket-Version"),
  SEC_WEBSOCKET_PROTOCOL("Sec-WebSocket-Protocol"),
  SEC_WEBSOCKET_EXTENSIONS("Sec-WebSocket-Extensions"),
  FROM("From"),
  ALT_SVC("Alt-Svc"),
  STRICT_TRANSPORT_SECURITY("Strict-Transport-Security"),
  PRIORITY("Priority"),
  A_IM("A-IM"),
  ACCEPT_ADDITIONS("Accept-Additions"),
  ACCEPT_CH("Accept-CH"),
  ACCEPT_CHARSET("Accept-Charset"),
  ACCEPT_DATETIME("Accept-Datetime"),
  ACCEPT_FEATURES("Accept-Features"),
  ACCEPT_PATCH("Accept-Patch"),
  ACCEPT_POST("Accept-Post"),
  ACCEPT_QUERY("Accept-Query"),
  ACCEPT_SIGNATURE("Accept-Signature"),
  ACCESS_CONTROL_ALLOW_CREDENTIALS("Access-Control-Allow-Credentials"),
  ACCESS_CONTROL_ALLOW_HEADERS("Access-Control-Allow-Headers"),
  ACCESS_CONTROL_ALLOW_METHODS("Access-Control-Allow-Methods"),
  ACCESS_CONTROL_ALLOW_ORIGIN("Access-Control-Allow-Origin"),
  ACCESS_CONTROL_EXPOSE_HEADERS("Access-Control-Expose-Headers"),
  ACCESS_CONTROL_MAX_AGE("Access-Control-Max-Age"),
  ACCESS_CONTROL_REQUEST_HEADERS("Access-Control-Request-Headers"),
  ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method"),
  ACCESS_CONTROL_ALLOW_PRIVATE_NETWORK("Access-Control-Allow-Private-Network"),
  ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK("Access-Control-Request-Private-Network"),
  ALPN("ALPN"),
  ALT_USED("Alt-Used"),
  ALTERNATES("Alternates"),
  AMP_CACHE_TRANSFORM("AMP-Cache-Transform"),
  APPLY_TO_REDIRECT_REF("Apply-To-Redirect-Ref"),
  AUTHENTICATION_CONTROL("Authentication-Control"),
  AUTHENTICATION_INFO("Authentication-Info"),
  AVAILABLE_DICTIONARY("Available-Dictionary"),
  CACHE_STATUS("Cache-Status"),
  CAL_MANAGED_ID("Cal-Managed-ID"),
  CALDAV_TIMEZONES("CalDAV-Timezones"),
  CAPSULE_PROTOCOL("Capsule-Protocol"),
  CDN_CACHE_CONTROL("CDN-Cache-Control"),
  CDN_LOOP("CDN-Loop"),
  CERT_NOT_AFTER("Cert-Not-After"),
  CERT_NOT_BEFORE("Cert-Not-Before"),
  CLEAR_SITE_DATA("Clear-Site-Data"),
  CLIENT_CERT("Client-Cert"),
  CLIENT_CERT_CHAIN("Client-Cert-Chain"),
  CLOSE("Close"),
  CONCEALED_AUTH_EXPORT("Concealed-Auth-Export"),
  CONTENT_DIGEST("Content-Digest"),
  CONTENT_DPR("Content-DPR"),
  CONTENT_ID("Content-ID"),
  CONTENT_MD5("Content-MD5"),
  CONTENT_SECURITY_POLICY("Content-Security-Policy"),
  CONTENT_SECURITY_POLICY_REPORT_ONLY("Content-Security-Policy-Report-Only"),
  CROSS_ORIGIN_EMBEDDER_POLICY("Cross-Origin-Embedder-Policy"),
  CROSS_ORIGIN_EMBEDDER_POLICY_REPORT_ONLY("Cross-Origin-Embedder-Policy-Report-Only"),
  CROSS_ORIGIN_OPENER_POLICY("Cross-Origin-Opener-Policy"),
  CROSS_ORIGIN_OPENER_POLICY_REPORT_ONLY("Cross-Origin-Opener-Policy-Report-Only"),
  CROSS_ORIGIN_RESOURCE_POLICY("Cross-Origin-Resource-Policy"),
  DASL("DASL"),
  DAV("DAV"),
  DELTA_BASE("Delta-Base"),
  DEPTH("Depth"),
  DESTINATION("Destination"),
  DICTIONARY_ID("Dictionary-ID"),
  DIFFERENTIAL_ID("Differential-ID"),
  DEVICE_MEMORY("Device-Memory"),
  DNT("DNT"),
  DOWNLINK("Downlink"),
  DPOP("DPoP"),
  DPOP_NONCE("DPoP-Nonce"),
  DPR("DPR"),
  EARLY_DATA("Early-Data"),
  ECT("ECT"),
  EXPECT_CT("Expect-CT"),
  HOBAREG("Hobareg"),
  IM("IM"),
  IF("If"),
  IF_SCHEDULE_TAG_MATCH("If-Schedule-Tag-Match"),
  INCREMENTAL("Incremental"),
  INCLUDE_REFERRED_TOKEN_BINDING_ID("Include-Referred-Token-Binding-ID"),
  ISOLATION("Isolation"),
  LAST_EVENT_ID("Last-Event-ID"),
  LABEL("Label"),
  LOCK_TOKEN("Lock-Token"),
  MEMENTO_DATETIME("Memento-Datetime"),
  METER("Meter"),
  MIME_VERSION("MIME-Version"),
  NEGOTIATE("Negotiate"),
  NEL("NEL"),
  NICE("Nice"),
  ODATA_ENTITYID("OData-EntityId"),
  ODATA_ISOLATION("OData-Isolation"),
  ODATA_MAXVERSION("OData-MaxVersion"),
  ODATA_VERSION("OData-Version"),
  OPTIONAL_WWW_AUTHENTICATE("Optional-WWW-Authenticate"),
  ORDERING_TYPE("Ordering-Type"),
  ORIGIN_AGENT_CLUSTER("Origin-Agent-Cluster"),
  OSCORE("OSCORE"),
  OSLC_CORE_VERSION("OSLC-Core-Version"),
  OVERWRITE("Overwrite"),
  PERMISSIONS_POLICY("Permissions-Policy"),
  PING_FROM("Ping-From"),
  PING_TO("Ping-To"),
  POSITION("Position"),
  PREFER("Prefer"),
  PREFERENCE_APPLIED("Preference-Applied"),
  PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info"),
  PROXY_STATUS("Proxy-Status"),
  PUBLIC_KEY_PINS("Public-Key-Pins"),
  PUBLIC_KEY_PINS_REPORT_ONLY("Public-Key-Pins-Report-Only"),
  REDIRECT_REF("Redirect-Ref"),
  REFERRER_POLICY("Referrer-Policy"),
  REPEATABILITY_CLIENT_ID("Repeatability-Client-ID"),
  REPEATABILITY_FIRST_SENT("Repeatability-First-Sent"),
  REPEATABILITY_REQUEST_ID("Repeatability-Request-ID"),
  REPEATABILITY_RESULT("Repeatability-Result"),
  REPLAY_NONCE("Replay-Nonce"),
  REPR_DIGEST("Repr-Digest"),
  REPORTING_ENDPOINTS("Reporting-Endpoints"),
  RTT("RTT"),
  SAVE_DATA("Save-Data"),
  SCHEDULE_REPLY("Schedule-Reply"),
  SCHEDULE_TAG("Schedule-Tag"),
  SEC_CH_UA("Sec-CH-UA"),
  SEC_CH_UA_ARCH("Sec-CH-UA-Arch"),
  SEC_CH_UA_BITNESS("Sec-CH-UA-Bitness"),
  SEC_CH_UA_FULL_VERSION_LIST("Sec-CH-UA-Full-Version-List"),
  SEC_CH_UA_MOBILE("Sec-CH-UA-Mobile"),
  SEC_CH_UA_MODEL("Sec-CH-UA-Model"),
  SEC_CH_UA_PLATFORM("Sec-CH-UA-Platform"),
  SEC_CH_UA_PLATFORM_VERSION("Sec-CH-UA-Platform-Version"),
  SEC_CH_PREFERS_COLOR_SCHEME("Sec-CH-Prefers-Color-Scheme"),
  SEC_FETCH_DEST("Sec-Fetch-Dest"),
  SEC_FETCH_MODE("Sec-Fetch-Mode"),
  SEC_FETCH_SITE("Sec-Fetch-Site"),
  SEC_FETCH_STORAGE_ACCESS("Sec-Fetch-Storage-Access"),
  SEC_FETCH_USER("Sec-Fetch-User"),
  SEC_GPC("Sec-GPC"),
  SEC_PURPOSE("Sec-Purpose"),
  SEC_TOKEN_BINDING("Sec-Token-Binding"),
  SERVER_TIMING("Server-Timing"),
  SERVICE_WORKER("Service-Worker"),
  SERVICE_WORKER_ALLOWED("Service-Worker-Allowed"),
  SET_TXN("Set-Txn"),
  SIGNATURE("Signature"),
  SIGNATURE_INPUT("Signature-Input"),
  SLUG("SLUG"),
  SOAPACTION("SoapAction"),
  SOURCEMAP("SourceMap"),
  STATUS_URI("Status-URI"),
  SUNSET("Sunset"),
  SURROGATE_CAPABILITY("Surrogate-Capability"),
  SURROGATE_CONTROL("Surrogate-Control"),
  TCN("TCN"),
  TIMEOUT("Timeout"),
  TIMING_ALLOW_ORIGIN("Timing-Allow-Origin"),
  TOPIC("Topic"),
  TRACEPARENT("Traceparent"),
  TRACESTATE("Tracestate"),
  TTL("TTL"),
  UPGRADE_INSECURE_REQUESTS("Upgrade-Insecure-Requests"),
  UPLOAD_COMPLETE("Upload-Complete"),
  UPLOAD_DRAFT_INTEROP_VERSION("Upload-Draft-Interop-Version"),
  UPLOAD_LENGTH("Upload-Length"),
  UPLOAD_LIMIT("Upload-Limit"),
  UPLOAD_OFFSET("Upload-Offset"),
  URGENCY("Urgency"),
  USE_AS_DICTIONARY("Use-As-Dictionary"),
  VARIANT_VARY("Variant-Vary"),
  VIEWPORT_WIDTH("Viewport-Width"),
  WANT_CONTENT_DIGEST("Want-Content-Digest"),
  WANT_REPR_DIGEST("Want-Repr-Digest"),
  WIDTH("Width"),
  X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options"),
  X_CORRELATION_ID("X-Correlation-ID"),
  X_DNS_PREFETCH_CONTROL("X-DNS-Prefetch-Control"),
  X_FORWARDED_FOR("X-Forwarded-For"),
  X_FORWARDED_HOST("X-Forwarded-Host"),
  X_FORWARDED_PORT("X-Forwarded-Port"),
  X_FORWARDED_PROTO("X-Forwarded-Proto"),
  X_FRAME_OPTIONS("X-Frame-Options"),
  X_POWERED_BY("X-Powered-By"),
  X_REAL_IP("X-Real-IP"),
  X_REQUEST_ID("X-Request-ID"),
  X_REQUESTED_WITH("X-Requested-With"),
  X_ROBOTS_TAG("X-Robots-Tag"),
  X_XSS_PROTECTION("X-XSS-Protection");

  private static final FieldName[] NAMES = values();
  private static final NameTable TABLE = table();

  private final String wireName;

  FieldName(String wireName) {
    this.wireName = wireName;
  }

  private static NameTable table() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < NAMES.length; i++) {
      names.add(NAMES[i].wireName.toLowerCase(Locale.ROOT));
    }
    return NameTable.of(names, true);
  }

  /** The name as it is usually written; empty for {@link #OTHER}. */
  public String wireName() {
    return wireName;
  }

  /** The constant with this ordinal. */
  public static FieldName ofNumber(int ordinal) {
    return NAMES[ordinal];
  }

  /** The constant of a name in any case, or {@link #OTHER}. */
  public static FieldName of(String name) {
    for (FieldName known : NAMES) {
      if (known.wireName.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return OTHER;
  }

  /**
   * The ordinal of the name at {@code [at, at + length)}, or that of {@link #OTHER}. The octets are
   * a token (RFC 9110 §5.6.2), as every head view has made sure: of others the answer means
   * nothing.
   *
   * @param end absolute index up to which the buffer's octets may be read
   */
  public static int findNumber(ByteBuffer buffer, int at, int length, int end) {
    return 1 + TABLE.lookup(buffer, at, length, end);
  }

  /**
   * The ordinal of the name at {@code [at, at + length)}, a token, or that of {@link #OTHER}.
   *
   * @param at index behind which the array has eight octets at least
   */
  public static int findNumber(byte[] array, int at, int length) {
    return 1 + TABLE.lookup(array, at, length);
  }
}

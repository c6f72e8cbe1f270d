package io.netlayers.http;

import io.netlayers.http.internal.NameTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Field names that are known by number: those of IANA's registry that are met in practice, and some
 * that never were registered. Case makes no difference (RFC 9110 §5.1). Names that decide how a
 * message is read come first, within the first 64.
 */
public enum FieldName {
  /** A name that is not in this list; the field line itself tells it. */
  OTHER(""),
  /** {@code Host}. */
  HOST("Host"),
  /** {@code Content-Length}. */
  CONTENT_LENGTH("Content-Length"),
  /** {@code Transfer-Encoding}. */
  TRANSFER_ENCODING("Transfer-Encoding"),
  /** {@code Connection}. */
  CONNECTION("Connection"),
  /** {@code Upgrade}. */
  UPGRADE("Upgrade"),
  /** {@code Expect}. */
  EXPECT("Expect"),
  /** {@code TE}. */
  TE("TE"),
  /** {@code Trailer}. */
  TRAILER("Trailer"),
  /** {@code Keep-Alive}. */
  KEEP_ALIVE("Keep-Alive"),
  /** {@code Proxy-Connection}. */
  PROXY_CONNECTION("Proxy-Connection"),
  /** {@code Content-Type}. */
  CONTENT_TYPE("Content-Type"),
  /** {@code Content-Encoding}. */
  CONTENT_ENCODING("Content-Encoding"),
  /** {@code Date}. */
  DATE("Date"),
  /** {@code Server}. */
  SERVER("Server"),
  /** {@code User-Agent}. */
  USER_AGENT("User-Agent"),
  /** {@code Accept}. */
  ACCEPT("Accept"),
  /** {@code Accept-Encoding}. */
  ACCEPT_ENCODING("Accept-Encoding"),
  /** {@code Accept-Language}. */
  ACCEPT_LANGUAGE("Accept-Language"),
  /** {@code Cookie}. */
  COOKIE("Cookie"),
  /** {@code Set-Cookie}. */
  SET_COOKIE("Set-Cookie"),
  /** {@code Cache-Control}. */
  CACHE_CONTROL("Cache-Control"),
  /** {@code ETag}. */
  ETAG("ETag"),
  /** {@code Last-Modified}. */
  LAST_MODIFIED("Last-Modified"),
  /** {@code If-None-Match}. */
  IF_NONE_MATCH("If-None-Match"),
  /** {@code If-Modified-Since}. */
  IF_MODIFIED_SINCE("If-Modified-Since"),
  /** {@code If-Match}. */
  IF_MATCH("If-Match"),
  /** {@code If-Unmodified-Since}. */
  IF_UNMODIFIED_SINCE("If-Unmodified-Since"),
  /** {@code If-Range}. */
  IF_RANGE("If-Range"),
  /** {@code Range}. */
  RANGE("Range"),
  /** {@code Content-Range}. */
  CONTENT_RANGE("Content-Range"),
  /** {@code Accept-Ranges}. */
  ACCEPT_RANGES("Accept-Ranges"),
  /** {@code Location}. */
  LOCATION("Location"),
  /** {@code Referer}. */
  REFERER("Referer"),
  /** {@code Origin}. */
  ORIGIN("Origin"),
  /** {@code Authorization}. */
  AUTHORIZATION("Authorization"),
  /** {@code Proxy-Authorization}. */
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  /** {@code Proxy-Authenticate}. */
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  /** {@code WWW-Authenticate}. */
  WWW_AUTHENTICATE("WWW-Authenticate"),
  /** {@code Vary}. */
  VARY("Vary"),
  /** {@code Via}. */
  VIA("Via"),
  /** {@code Forwarded}. */
  FORWARDED("Forwarded"),
  /** {@code Age}. */
  AGE("Age"),
  /** {@code Expires}. */
  EXPIRES("Expires"),
  /** {@code Pragma}. */
  PRAGMA("Pragma"),
  /** {@code Retry-After}. */
  RETRY_AFTER("Retry-After"),
  /** {@code Allow}. */
  ALLOW("Allow"),
  /** {@code Max-Forwards}. */
  MAX_FORWARDS("Max-Forwards"),
  /** {@code Content-Language}. */
  CONTENT_LANGUAGE("Content-Language"),
  /** {@code Content-Location}. */
  CONTENT_LOCATION("Content-Location"),
  /** {@code Content-Disposition}. */
  CONTENT_DISPOSITION("Content-Disposition"),
  /** {@code Link}. */
  LINK("Link"),
  /** {@code HTTP2-Settings}. */
  HTTP2_SETTINGS("HTTP2-Settings"),
  /** {@code Sec-WebSocket-Key}. */
  SEC_WEBSOCKET_KEY("Sec-WebSocket-Key"),
  /** {@code Sec-WebSocket-Accept}. */
  SEC_WEBSOCKET_ACCEPT("Sec-WebSocket-Accept"),
  /** {@code Sec-WebSocket-Version}. */
  SEC_WEBSOCKET_VERSION("Sec-WebSocket-Version"),
  /** {@code Sec-WebSocket-Protocol}. */
  SEC_WEBSOCKET_PROTOCOL("Sec-WebSocket-Protocol"),
  /** {@code Sec-WebSocket-Extensions}. */
  SEC_WEBSOCKET_EXTENSIONS("Sec-WebSocket-Extensions"),
  /** {@code From}. */
  FROM("From"),
  /** {@code Alt-Svc}. */
  ALT_SVC("Alt-Svc"),
  /** {@code Strict-Transport-Security}. */
  STRICT_TRANSPORT_SECURITY("Strict-Transport-Security"),
  /** {@code Priority}. */
  PRIORITY("Priority"),
  /** {@code A-IM}. */
  A_IM("A-IM"),
  /** {@code Accept-Additions}. */
  ACCEPT_ADDITIONS("Accept-Additions"),
  /** {@code Accept-CH}. */
  ACCEPT_CH("Accept-CH"),
  /** {@code Accept-Charset}. */
  ACCEPT_CHARSET("Accept-Charset"),
  /** {@code Accept-Datetime}. */
  ACCEPT_DATETIME("Accept-Datetime"),
  /** {@code Accept-Features}. */
  ACCEPT_FEATURES("Accept-Features"),
  /** {@code Accept-Patch}. */
  ACCEPT_PATCH("Accept-Patch"),
  /** {@code Accept-Post}. */
  ACCEPT_POST("Accept-Post"),
  /** {@code Accept-Query}. */
  ACCEPT_QUERY("Accept-Query"),
  /** {@code Accept-Signature}. */
  ACCEPT_SIGNATURE("Accept-Signature"),
  /** {@code Access-Control-Allow-Credentials}. */
  ACCESS_CONTROL_ALLOW_CREDENTIALS("Access-Control-Allow-Credentials"),
  /** {@code Access-Control-Allow-Headers}. */
  ACCESS_CONTROL_ALLOW_HEADERS("Access-Control-Allow-Headers"),
  /** {@code Access-Control-Allow-Methods}. */
  ACCESS_CONTROL_ALLOW_METHODS("Access-Control-Allow-Methods"),
  /** {@code Access-Control-Allow-Origin}. */
  ACCESS_CONTROL_ALLOW_ORIGIN("Access-Control-Allow-Origin"),
  /** {@code Access-Control-Expose-Headers}. */
  ACCESS_CONTROL_EXPOSE_HEADERS("Access-Control-Expose-Headers"),
  /** {@code Access-Control-Max-Age}. */
  ACCESS_CONTROL_MAX_AGE("Access-Control-Max-Age"),
  /** {@code Access-Control-Request-Headers}. */
  ACCESS_CONTROL_REQUEST_HEADERS("Access-Control-Request-Headers"),
  /** {@code Access-Control-Request-Method}. */
  ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method"),
  /** {@code Access-Control-Allow-Private-Network}. */
  ACCESS_CONTROL_ALLOW_PRIVATE_NETWORK("Access-Control-Allow-Private-Network"),
  /** {@code Access-Control-Request-Private-Network}. */
  ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK("Access-Control-Request-Private-Network"),
  /** {@code ALPN}. */
  ALPN("ALPN"),
  /** {@code Alt-Used}. */
  ALT_USED("Alt-Used"),
  /** {@code Alternates}. */
  ALTERNATES("Alternates"),
  /** {@code AMP-Cache-Transform}. */
  AMP_CACHE_TRANSFORM("AMP-Cache-Transform"),
  /** {@code Apply-To-Redirect-Ref}. */
  APPLY_TO_REDIRECT_REF("Apply-To-Redirect-Ref"),
  /** {@code Authentication-Control}. */
  AUTHENTICATION_CONTROL("Authentication-Control"),
  /** {@code Authentication-Info}. */
  AUTHENTICATION_INFO("Authentication-Info"),
  /** {@code Available-Dictionary}. */
  AVAILABLE_DICTIONARY("Available-Dictionary"),
  /** {@code Cache-Status}. */
  CACHE_STATUS("Cache-Status"),
  /** {@code Cal-Managed-ID}. */
  CAL_MANAGED_ID("Cal-Managed-ID"),
  /** {@code CalDAV-Timezones}. */
  CALDAV_TIMEZONES("CalDAV-Timezones"),
  /** {@code Capsule-Protocol}. */
  CAPSULE_PROTOCOL("Capsule-Protocol"),
  /** {@code CDN-Cache-Control}. */
  CDN_CACHE_CONTROL("CDN-Cache-Control"),
  /** {@code CDN-Loop}. */
  CDN_LOOP("CDN-Loop"),
  /** {@code Cert-Not-After}. */
  CERT_NOT_AFTER("Cert-Not-After"),
  /** {@code Cert-Not-Before}. */
  CERT_NOT_BEFORE("Cert-Not-Before"),
  /** {@code Clear-Site-Data}. */
  CLEAR_SITE_DATA("Clear-Site-Data"),
  /** {@code Client-Cert}. */
  CLIENT_CERT("Client-Cert"),
  /** {@code Client-Cert-Chain}. */
  CLIENT_CERT_CHAIN("Client-Cert-Chain"),
  /** {@code Close}. */
  CLOSE("Close"),
  /** {@code Concealed-Auth-Export}. */
  CONCEALED_AUTH_EXPORT("Concealed-Auth-Export"),
  /** {@code Content-Digest}. */
  CONTENT_DIGEST("Content-Digest"),
  /** {@code Content-DPR}. */
  CONTENT_DPR("Content-DPR"),
  /** {@code Content-ID}. */
  CONTENT_ID("Content-ID"),
  /** {@code Content-MD5}. */
  CONTENT_MD5("Content-MD5"),
  /** {@code Content-Security-Policy}. */
  CONTENT_SECURITY_POLICY("Content-Security-Policy"),
  /** {@code Content-Security-Policy-Report-Only}. */
  CONTENT_SECURITY_POLICY_REPORT_ONLY("Content-Security-Policy-Report-Only"),
  /** {@code Cross-Origin-Embedder-Policy}. */
  CROSS_ORIGIN_EMBEDDER_POLICY("Cross-Origin-Embedder-Policy"),
  /** {@code Cross-Origin-Embedder-Policy-Report-Only}. */
  CROSS_ORIGIN_EMBEDDER_POLICY_REPORT_ONLY("Cross-Origin-Embedder-Policy-Report-Only"),
  /** {@code Cross-Origin-Opener-Policy}. */
  CROSS_ORIGIN_OPENER_POLICY("Cross-Origin-Opener-Policy"),
  /** {@code Cross-Origin-Opener-Policy-Report-Only}. */
  CROSS_ORIGIN_OPENER_POLICY_REPORT_ONLY("Cross-Origin-Opener-Policy-Report-Only"),
  /** {@code Cross-Origin-Resource-Policy}. */
  CROSS_ORIGIN_RESOURCE_POLICY("Cross-Origin-Resource-Policy"),
  /** {@code DASL}. */
  DASL("DASL"),
  /** {@code DAV}. */
  DAV("DAV"),
  /** {@code Delta-Base}. */
  DELTA_BASE("Delta-Base"),
  /** {@code Depth}. */
  DEPTH("Depth"),
  /** {@code Destination}. */
  DESTINATION("Destination"),
  /** {@code Dictionary-ID}. */
  DICTIONARY_ID("Dictionary-ID"),
  /** {@code Differential-ID}. */
  DIFFERENTIAL_ID("Differential-ID"),
  /** {@code Device-Memory}. */
  DEVICE_MEMORY("Device-Memory"),
  /** {@code DNT}. */
  DNT("DNT"),
  /** {@code Downlink}. */
  DOWNLINK("Downlink"),
  /** {@code DPoP}. */
  DPOP("DPoP"),
  /** {@code DPoP-Nonce}. */
  DPOP_NONCE("DPoP-Nonce"),
  /** {@code DPR}. */
  DPR("DPR"),
  /** {@code Early-Data}. */
  EARLY_DATA("Early-Data"),
  /** {@code ECT}. */
  ECT("ECT"),
  /** {@code Expect-CT}. */
  EXPECT_CT("Expect-CT"),
  /** {@code Hobareg}. */
  HOBAREG("Hobareg"),
  /** {@code IM}. */
  IM("IM"),
  /** {@code If}. */
  IF("If"),
  /** {@code If-Schedule-Tag-Match}. */
  IF_SCHEDULE_TAG_MATCH("If-Schedule-Tag-Match"),
  /** {@code Incremental}. */
  INCREMENTAL("Incremental"),
  /** {@code Include-Referred-Token-Binding-ID}. */
  INCLUDE_REFERRED_TOKEN_BINDING_ID("Include-Referred-Token-Binding-ID"),
  /** {@code Isolation}. */
  ISOLATION("Isolation"),
  /** {@code Last-Event-ID}. */
  LAST_EVENT_ID("Last-Event-ID"),
  /** {@code Label}. */
  LABEL("Label"),
  /** {@code Lock-Token}. */
  LOCK_TOKEN("Lock-Token"),
  /** {@code Memento-Datetime}. */
  MEMENTO_DATETIME("Memento-Datetime"),
  /** {@code Meter}. */
  METER("Meter"),
  /** {@code MIME-Version}. */
  MIME_VERSION("MIME-Version"),
  /** {@code Negotiate}. */
  NEGOTIATE("Negotiate"),
  /** {@code NEL}. */
  NEL("NEL"),
  /** {@code Nice}. */
  NICE("Nice"),
  /** {@code OData-EntityId}. */
  ODATA_ENTITYID("OData-EntityId"),
  /** {@code OData-Isolation}. */
  ODATA_ISOLATION("OData-Isolation"),
  /** {@code OData-MaxVersion}. */
  ODATA_MAXVERSION("OData-MaxVersion"),
  /** {@code OData-Version}. */
  ODATA_VERSION("OData-Version"),
  /** {@code Optional-WWW-Authenticate}. */
  OPTIONAL_WWW_AUTHENTICATE("Optional-WWW-Authenticate"),
  /** {@code Ordering-Type}. */
  ORDERING_TYPE("Ordering-Type"),
  /** {@code Origin-Agent-Cluster}. */
  ORIGIN_AGENT_CLUSTER("Origin-Agent-Cluster"),
  /** {@code OSCORE}. */
  OSCORE("OSCORE"),
  /** {@code OSLC-Core-Version}. */
  OSLC_CORE_VERSION("OSLC-Core-Version"),
  /** {@code Overwrite}. */
  OVERWRITE("Overwrite"),
  /** {@code Permissions-Policy}. */
  PERMISSIONS_POLICY("Permissions-Policy"),
  /** {@code Ping-From}. */
  PING_FROM("Ping-From"),
  /** {@code Ping-To}. */
  PING_TO("Ping-To"),
  /** {@code Position}. */
  POSITION("Position"),
  /** {@code Prefer}. */
  PREFER("Prefer"),
  /** {@code Preference-Applied}. */
  PREFERENCE_APPLIED("Preference-Applied"),
  /** {@code Proxy-Authentication-Info}. */
  PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info"),
  /** {@code Proxy-Status}. */
  PROXY_STATUS("Proxy-Status"),
  /** {@code Public-Key-Pins}. */
  PUBLIC_KEY_PINS("Public-Key-Pins"),
  /** {@code Public-Key-Pins-Report-Only}. */
  PUBLIC_KEY_PINS_REPORT_ONLY("Public-Key-Pins-Report-Only"),
  /** {@code Redirect-Ref}. */
  REDIRECT_REF("Redirect-Ref"),
  /** {@code Referrer-Policy}. */
  REFERRER_POLICY("Referrer-Policy"),
  /** {@code Repeatability-Client-ID}. */
  REPEATABILITY_CLIENT_ID("Repeatability-Client-ID"),
  /** {@code Repeatability-First-Sent}. */
  REPEATABILITY_FIRST_SENT("Repeatability-First-Sent"),
  /** {@code Repeatability-Request-ID}. */
  REPEATABILITY_REQUEST_ID("Repeatability-Request-ID"),
  /** {@code Repeatability-Result}. */
  REPEATABILITY_RESULT("Repeatability-Result"),
  /** {@code Replay-Nonce}. */
  REPLAY_NONCE("Replay-Nonce"),
  /** {@code Repr-Digest}. */
  REPR_DIGEST("Repr-Digest"),
  /** {@code Reporting-Endpoints}. */
  REPORTING_ENDPOINTS("Reporting-Endpoints"),
  /** {@code RTT}. */
  RTT("RTT"),
  /** {@code Save-Data}. */
  SAVE_DATA("Save-Data"),
  /** {@code Schedule-Reply}. */
  SCHEDULE_REPLY("Schedule-Reply"),
  /** {@code Schedule-Tag}. */
  SCHEDULE_TAG("Schedule-Tag"),
  /** {@code Sec-CH-UA}. */
  SEC_CH_UA("Sec-CH-UA"),
  /** {@code Sec-CH-UA-Arch}. */
  SEC_CH_UA_ARCH("Sec-CH-UA-Arch"),
  /** {@code Sec-CH-UA-Bitness}. */
  SEC_CH_UA_BITNESS("Sec-CH-UA-Bitness"),
  /** {@code Sec-CH-UA-Full-Version-List}. */
  SEC_CH_UA_FULL_VERSION_LIST("Sec-CH-UA-Full-Version-List"),
  /** {@code Sec-CH-UA-Mobile}. */
  SEC_CH_UA_MOBILE("Sec-CH-UA-Mobile"),
  /** {@code Sec-CH-UA-Model}. */
  SEC_CH_UA_MODEL("Sec-CH-UA-Model"),
  /** {@code Sec-CH-UA-Platform}. */
  SEC_CH_UA_PLATFORM("Sec-CH-UA-Platform"),
  /** {@code Sec-CH-UA-Platform-Version}. */
  SEC_CH_UA_PLATFORM_VERSION("Sec-CH-UA-Platform-Version"),
  /** {@code Sec-CH-Prefers-Color-Scheme}. */
  SEC_CH_PREFERS_COLOR_SCHEME("Sec-CH-Prefers-Color-Scheme"),
  /** {@code Sec-Fetch-Dest}. */
  SEC_FETCH_DEST("Sec-Fetch-Dest"),
  /** {@code Sec-Fetch-Mode}. */
  SEC_FETCH_MODE("Sec-Fetch-Mode"),
  /** {@code Sec-Fetch-Site}. */
  SEC_FETCH_SITE("Sec-Fetch-Site"),
  /** {@code Sec-Fetch-Storage-Access}. */
  SEC_FETCH_STORAGE_ACCESS("Sec-Fetch-Storage-Access"),
  /** {@code Sec-Fetch-User}. */
  SEC_FETCH_USER("Sec-Fetch-User"),
  /** {@code Sec-GPC}. */
  SEC_GPC("Sec-GPC"),
  /** {@code Sec-Purpose}. */
  SEC_PURPOSE("Sec-Purpose"),
  /** {@code Sec-Token-Binding}. */
  SEC_TOKEN_BINDING("Sec-Token-Binding"),
  /** {@code Server-Timing}. */
  SERVER_TIMING("Server-Timing"),
  /** {@code Service-Worker}. */
  SERVICE_WORKER("Service-Worker"),
  /** {@code Service-Worker-Allowed}. */
  SERVICE_WORKER_ALLOWED("Service-Worker-Allowed"),
  /** {@code Set-Txn}. */
  SET_TXN("Set-Txn"),
  /** {@code Signature}. */
  SIGNATURE("Signature"),
  /** {@code Signature-Input}. */
  SIGNATURE_INPUT("Signature-Input"),
  /** {@code SLUG}. */
  SLUG("SLUG"),
  /** {@code SoapAction}. */
  SOAPACTION("SoapAction"),
  /** {@code SourceMap}. */
  SOURCEMAP("SourceMap"),
  /** {@code Status-URI}. */
  STATUS_URI("Status-URI"),
  /** {@code Sunset}. */
  SUNSET("Sunset"),
  /** {@code Surrogate-Capability}. */
  SURROGATE_CAPABILITY("Surrogate-Capability"),
  /** {@code Surrogate-Control}. */
  SURROGATE_CONTROL("Surrogate-Control"),
  /** {@code TCN}. */
  TCN("TCN"),
  /** {@code Timeout}. */
  TIMEOUT("Timeout"),
  /** {@code Timing-Allow-Origin}. */
  TIMING_ALLOW_ORIGIN("Timing-Allow-Origin"),
  /** {@code Topic}. */
  TOPIC("Topic"),
  /** {@code Traceparent}. */
  TRACEPARENT("Traceparent"),
  /** {@code Tracestate}. */
  TRACESTATE("Tracestate"),
  /** {@code TTL}. */
  TTL("TTL"),
  /** {@code Upgrade-Insecure-Requests}. */
  UPGRADE_INSECURE_REQUESTS("Upgrade-Insecure-Requests"),
  /** {@code Upload-Complete}. */
  UPLOAD_COMPLETE("Upload-Complete"),
  /** {@code Upload-Draft-Interop-Version}. */
  UPLOAD_DRAFT_INTEROP_VERSION("Upload-Draft-Interop-Version"),
  /** {@code Upload-Length}. */
  UPLOAD_LENGTH("Upload-Length"),
  /** {@code Upload-Limit}. */
  UPLOAD_LIMIT("Upload-Limit"),
  /** {@code Upload-Offset}. */
  UPLOAD_OFFSET("Upload-Offset"),
  /** {@code Urgency}. */
  URGENCY("Urgency"),
  /** {@code Use-As-Dictionary}. */
  USE_AS_DICTIONARY("Use-As-Dictionary"),
  /** {@code Variant-Vary}. */
  VARIANT_VARY("Variant-Vary"),
  /** {@code Viewport-Width}. */
  VIEWPORT_WIDTH("Viewport-Width"),
  /** {@code Want-Content-Digest}. */
  WANT_CONTENT_DIGEST("Want-Content-Digest"),
  /** {@code Want-Repr-Digest}. */
  WANT_REPR_DIGEST("Want-Repr-Digest"),
  /** {@code Width}. */
  WIDTH("Width"),
  /** {@code X-Content-Type-Options}. */
  X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options"),
  /** {@code X-Correlation-ID}. */
  X_CORRELATION_ID("X-Correlation-ID"),
  /** {@code X-DNS-Prefetch-Control}. */
  X_DNS_PREFETCH_CONTROL("X-DNS-Prefetch-Control"),
  /** {@code X-Forwarded-For}. */
  X_FORWARDED_FOR("X-Forwarded-For"),
  /** {@code X-Forwarded-Host}. */
  X_FORWARDED_HOST("X-Forwarded-Host"),
  /** {@code X-Forwarded-Port}. */
  X_FORWARDED_PORT("X-Forwarded-Port"),
  /** {@code X-Forwarded-Proto}. */
  X_FORWARDED_PROTO("X-Forwarded-Proto"),
  /** {@code X-Frame-Options}. */
  X_FRAME_OPTIONS("X-Frame-Options"),
  /** {@code X-Powered-By}. */
  X_POWERED_BY("X-Powered-By"),
  /** {@code X-Real-IP}. */
  X_REAL_IP("X-Real-IP"),
  /** {@code X-Request-ID}. */
  X_REQUEST_ID("X-Request-ID"),
  /** {@code X-Requested-With}. */
  X_REQUESTED_WITH("X-Requested-With"),
  /** {@code X-Robots-Tag}. */
  X_ROBOTS_TAG("X-Robots-Tag"),
  /** {@code X-XSS-Protection}. */
  X_XSS_PROTECTION("X-XSS-Protection");

  private static final FieldName[] NAMES = values();
  private static final NameTable TABLE = table();

  private final String wireName;

  FieldName(String wireName) {
    this.wireName = wireName;
  }

  private static NameTable table() {
    List<String> names = new ArrayList<>();
    for (FieldName name : NAMES) {
      names.add(name.wireName.toLowerCase(Locale.ROOT));
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
   * The ordinal of the name at {@code [at, at + length)}, or that of {@link #OTHER}.
   *
   * @param end absolute index up to which the buffer's octets may be read
   */
  public static int findNumber(ByteBuffer buffer, int at, int length, int end) {
    return Math.max(0, TABLE.lookup(buffer, at, length, end));
  }

  /**
   * The ordinal of the name at {@code [at, at + length)}, or that of {@link #OTHER}.
   *
   * @param at index behind which the array has eight octets at least
   */
  public static int findNumber(byte[] array, int at, int length) {
    return Math.max(0, TABLE.lookup(array, at, length));
  }
}

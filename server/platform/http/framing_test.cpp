#include "platform/http/framing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace billspay::http::framing {
namespace {

struct Case {
  std::string_view what;
  std::string bytes;
};

// As the session does it, on bytes that arrive one by one.
std::optional<Refusal> refusal_of(const std::string& bytes, Header& header) {
  const Limits limits;
  HeaderEnd end;
  for (std::size_t size = 1; size <= bytes.size() && end.size() == 0; ++size) {
    if (auto refusal = end.look(std::string_view(bytes).substr(0, size), limits)) return refusal;
  }
  if (end.size() == 0) return std::nullopt;
  static std::string block;
  block = bytes.substr(0, end.size());
  return read_header(block, limits, header);
}

const std::string host = "Host: a.example\r\n";

// S42: whatever two programs could read in two ways is refused.
TEST(Framing, RefusesEverythingThatCouldSmuggleARequest) {
  const std::string get = "GET / HTTP/1.1\r\n";
  const std::string post = "POST / HTTP/1.1\r\n" + host;
  const std::vector<Case> cases{
      {"both lengths", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {"both lengths, other order",
       post + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n"},
      {"two equal lengths", post + "Content-Length: 6\r\nContent-Length: 6\r\n\r\n"},
      {"two different lengths", post + "Content-Length: 6\r\nContent-Length: 5\r\n\r\n"},
      {"a list of lengths", post + "Content-Length: 6, 6\r\n\r\n"},
      {"a signed length", post + "Content-Length: +6\r\n\r\n"},
      {"a negative length", post + "Content-Length: -6\r\n\r\n"},
      {"a hexadecimal length", post + "Content-Length: 0x6\r\n\r\n"},
      {"a length with a leading zero", post + "Content-Length: 06\r\n\r\n"},
      {"an empty length", post + "Content-Length:\r\n\r\n"},
      {"a length past 64 bits", post + "Content-Length: 18446744073709551622\r\n\r\n"},
      {"a length with a letter behind", post + "Content-Length: 6a\r\n\r\n"},
      {"a blank before the colon", post + "Content-Length : 6\r\n\r\n"},
      {"a tab before the colon", post + "Transfer-Encoding\t: chunked\r\n\r\n"},
      {"another coding first", post + "Transfer-Encoding: gzip, chunked\r\n\r\n"},
      {"chunked twice in one", post + "Transfer-Encoding: chunked, chunked\r\n\r\n"},
      {"chunked in two lines",
       post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {"identity", post + "Transfer-Encoding: identity\r\n\r\n"},
      {"a coding in odd letters", post + "Transfer-Encoding: cHuNkEd\r\n\r\n"},
      {"a coding behind a control character", post + "Transfer-Encoding: \x0b"
                                                     "chunked\r\n\r\n"},
      {"an unknown coding", post + "Transfer-Encoding: xchunked\r\n\r\n"},
      {"a coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {"a folded header", post + "Transfer-Encoding:\r\n chunked\r\n\r\n"},
      {"a line that begins with a tab", post + "X: 1\r\n\tContent-Length: 5\r\n\r\n"},
      {"a blank line's worth of blanks", get + " " + host + "\r\n"},
      {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n"},
      {"one bare line feed", get + "Host: a\n\r\n"},
      {"a line feed inside a value", get + "X: a\nHost: b\r\n\r\n"},
      {"a bare carriage return", get + "X: a\rContent-Length: 5\r\n" + host + "\r\n"},
      {"a carriage return doubled", get + "Host: a\r\r\n\r\n"},
      {"NUL in a value", get + std::string("Host: a\0b\r\n\r\n", 12)},
      {"NUL in a name", get + host + std::string("Content\0Length: 5\r\n\r\n", 21)},
  };
  for (const Case& smuggling : cases) {
    Header header;
    const auto refusal = refusal_of(smuggling.bytes, header);
    ASSERT_TRUE(refusal) << smuggling.what;
    EXPECT_EQ(refusal->kind, problems::malformed_request) << smuggling.what;
  }
}

// S39
TEST(Framing, RefusesRequestsThatSayThingsTwiceOrWrongly) {
  const std::string get = "GET / HTTP/1.1\r\n" + host;
  const std::vector<Case> cases{
      {"no host", "GET / HTTP/1.1\r\n\r\n"},
      {"two hosts", get + host + "\r\n"},
      {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
      {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
      {"a host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"},
      {"a list of hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"},
      {"two content types", get + "Content-Type: a/b\r\ncontent-type: a/b\r\n\r\n"},
      {"two tokens", get + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n"},
      {"two cookies", get + "Cookie: a=1\r\nCookie: b=2\r\n\r\n"},
      {"two If-Match", get + "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n\r\n"},
      {"two keys", get + "Idempotency-Key: a\r\nIDEMPOTENCY-KEY: b\r\n\r\n"},
      {"two origins", get + "Origin: http://a\r\nOrigin: http://b\r\n\r\n"},
      {"two X-Forwarded-For", get + "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n\r\n"},
      {"a name without a colon", get + "Nonsense\r\n\r\n"},
      {"an empty name", get + ": x\r\n\r\n"},
      {"a name with a slash", get + "A/B: x\r\n\r\n"},
      {"a name in UTF-8", get + "N\xc3\xa4me: x\r\n\r\n"},
      {"an escape character in a value", get + "X: \x1b[31m\r\n\r\n"},
      {"DEL in a value", get + "X: \x7f\r\n\r\n"},
      {"two blanks after the method", "GET  / HTTP/1.1\r\n" + host + "\r\n"},
      {"two blanks after the target", "GET /  HTTP/1.1\r\n" + host + "\r\n"},
      {"a tab after the method", "GET\t/ HTTP/1.1\r\n" + host + "\r\n"},
      {"a blank at the end of the line", "GET / HTTP/1.1 \r\n" + host + "\r\n"},
      {"a blank at its beginning", " GET / HTTP/1.1\r\n" + host + "\r\n"},
      {"an empty line first", "\r\nGET / HTTP/1.1\r\n" + host + "\r\n"},
      {"no target", "GET HTTP/1.1\r\n" + host + "\r\n"},
      {"no version", "GET /\r\n" + host + "\r\n"},
      {"HTTP/0.9", "GET / HTTP/0.9\r\n\r\n"},
      {"HTTP/1.2", "GET / HTTP/1.2\r\n" + host + "\r\n"},
      {"HTTP/2", "PRI * HTTP/2.0\r\n\r\n"},
      {"a version in small letters", "GET / http/1.1\r\n" + host + "\r\n"},
      {"a method with a parenthesis", "G(T / HTTP/1.1\r\n" + host + "\r\n"},
      {"a target in UTF-8", "GET /\xc3\xa4 HTTP/1.1\r\n" + host + "\r\n"},
      {"a target with a control character", "GET /\x01 HTTP/1.1\r\n" + host + "\r\n"},
      {"a fragment", "GET /#a HTTP/1.1\r\n" + host + "\r\n"},
      {"a target without a slash", "GET a.example HTTP/1.1\r\n" + host + "\r\n"},
      {"an authority alone", "CONNECT a.example:443 HTTP/1.1\r\n" + host + "\r\n"},
      {"an asterisk", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"},
      {"another scheme", "GET ftp://a.example/ HTTP/1.1\r\n" + host + "\r\n"},
      {"an authority that is not the host", "GET http://b.example/ HTTP/1.1\r\n" + host + "\r\n"},
      {"an authority with a port", "GET http://a.example:80/ HTTP/1.1\r\n" + host + "\r\n"},
      {"an authority with a user", "GET http://u@a.example/ HTTP/1.1\r\n" + host + "\r\n"},
      {"an empty authority", "GET http:/// HTTP/1.1\r\n" + host + "\r\n"},
      {"another expectation", get + "Expect: 200-ok\r\n\r\n"},
  };
  for (const Case& wrong : cases) {
    Header header;
    const auto refusal = refusal_of(wrong.bytes, header);
    ASSERT_TRUE(refusal) << wrong.what;
    EXPECT_EQ(refusal->kind, problems::malformed_request) << wrong.what;
  }
}

TEST(Framing, SaysWhichPartIsTooLarge) {
  const std::string get = "GET / HTTP/1.1\r\n" + host;
  std::string many = get;
  for (int i = 0; i < 64; ++i) many += "X-" + std::to_string(i) + ": x\r\n";
  Header header;
  EXPECT_EQ(refusal_of(many + "\r\n", header)->kind, problems::header_too_large);
  EXPECT_EQ(
      refusal_of("GET /" + std::string(4096, 'a') + " HTTP/1.1\r\n" + host + "\r\n", header)->kind,
      problems::header_too_large);
  EXPECT_EQ(refusal_of(get + "X: " + std::string(17UL * 1024, 'a'), header)->kind,
            problems::header_too_large);
  EXPECT_EQ(refusal_of(get + "Content-Length: 65537\r\n\r\n", header)->kind,
            problems::body_too_large);
  EXPECT_EQ(refusal_of(get + "Content-Length: 9999999999999\r\n\r\n", header)->kind,
            problems::body_too_large);
  EXPECT_FALSE(refusal_of(get + "Content-Length: 65536\r\n\r\n", header));
}

TEST(Framing, AsksHowLargeTheBodyOfAnUploadMayBe) {
  const UploadLimit limit = [](std::string_view method, std::string_view path) {
    return method == "POST" && path == "/upload" ? 100'000UL : 0UL;
  };
  const auto kind_of = [&](const std::string& line, const std::string& body) -> std::string_view {
    Header header;
    std::string block = line + " HTTP/1.1\r\n" + host + body + "\r\n";
    const auto refusal = read_header(block, Limits(), header, limit);
    return refusal ? refusal->kind.slug : header.upload_limit > 0 ? "upload" : "whole";
  };
  EXPECT_EQ(kind_of("POST /upload?a=b", "Content-Length: 100000\r\n"), "upload");
  EXPECT_EQ(kind_of("POST /upload", "Transfer-Encoding: chunked\r\n"), "upload");
  EXPECT_EQ(kind_of("POST /upload", "Content-Length: 100001\r\n"), "body-too-large");
  EXPECT_EQ(kind_of("POST /upload", "Content-Length: 0\r\n"), "whole");
  EXPECT_EQ(kind_of("POST /uploads", "Content-Length: 65537\r\n"), "body-too-large");
  EXPECT_EQ(kind_of("PUT /upload", "Content-Length: 65537\r\n"), "body-too-large");
  EXPECT_EQ(kind_of("PUT /upload", "Transfer-Encoding: chunked\r\n"), "whole");
}

TEST(Framing, ReadsAnOrdinaryRequest) {
  Header header;
  ASSERT_FALSE(
      refusal_of("POST /api/a%20b?x=1?2 HTTP/1.1\r\nHOST: a.example:8080\r\n"
                 "Content-Length: 12\r\nX-Odd:  \t caf\xe9 \t\r\nAccept: a\r\nAccept: b\r\n"
                 "Expect: 100-Continue\r\n\r\nbody",
                 header));
  EXPECT_EQ(header.method, "POST");
  EXPECT_EQ(header.path, "/api/a%20b");
  EXPECT_EQ(header.query, "x=1?2");
  EXPECT_EQ(header.host, "a.example:8080");
  EXPECT_EQ(header.content_length, 12U);
  EXPECT_TRUE(header.keep_alive);
  EXPECT_TRUE(header.expects_continue);
  EXPECT_FALSE(header.chunked);
  ASSERT_EQ(header.fields.size(), 6U);
  EXPECT_EQ(header.fields[2].first, "x-odd");
  EXPECT_EQ(header.fields[2].second, "caf\xe9");
}

TEST(Framing, ReadsTheAbsoluteForm) {
  Header header;
  ASSERT_FALSE(refusal_of("GET HTTP://A.Example/p?q HTTP/1.1\r\n" + host + "\r\n", header));
  EXPECT_EQ(header.path, "/p");
  EXPECT_EQ(header.query, "q");
  EXPECT_EQ(header.host, "A.Example");
  ASSERT_FALSE(refusal_of("GET https://a.example?q HTTP/1.1\r\n" + host + "\r\n", header));
  EXPECT_EQ(header.path, "/");
  EXPECT_EQ(header.query, "q");
}

TEST(Framing, KnowsWhenTheConnectionStaysOpen) {
  Header header;
  ASSERT_FALSE(refusal_of("GET / HTTP/1.1\r\n" + host + "Connection: x, Close\r\n\r\n", header));
  EXPECT_FALSE(header.keep_alive);
  ASSERT_FALSE(refusal_of("GET / HTTP/1.0\r\n\r\n", header));
  EXPECT_FALSE(header.keep_alive);
  EXPECT_TRUE(header.host.empty());
  ASSERT_FALSE(refusal_of("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", header));
  EXPECT_TRUE(header.keep_alive);
}

TEST(Framing, WaitsForTheEmptyLine) {
  HeaderEnd end;
  const Limits limits;
  const std::string request = "GET / HTTP/1.1\r\n" + host + "\r\n";
  for (std::size_t size = 0; size < request.size(); ++size) {
    ASSERT_FALSE(end.look(std::string_view(request).substr(0, size), limits));
    ASSERT_EQ(end.size(), 0U);
  }
  ASSERT_FALSE(end.look(request + "GET /next", limits));
  EXPECT_EQ(end.size(), request.size());
}

TEST(Framing, SurvivesBlocksThatHeaderEndWouldNotPass) {
  const Limits limits;
  Header header;
  for (std::string block : {"", "\r\n", "\r\n\r\n", "GET", "GET / HTTP/1.1", "GET / HTTP/1.1\r\n",
                            "GET / HTTP/1.1\r\nHost: a\n\r\n\r\n", "GET / HTTP/1.1\r\n\r\nmore"}) {
    EXPECT_TRUE(read_header(block, limits, header)) << block;
  }
}

struct Decoded {
  std::string body;
  bool done = false;
  std::optional<Refusal> refusal;
  std::size_t left = 0;
};

Decoded decode(const std::string& bytes, std::size_t step) {
  ChunkedBody chunks{Limits()};
  Decoded result;
  std::string pending;
  for (std::size_t at = 0; at < bytes.size() && !chunks.done(); at += step) {
    pending += bytes.substr(at, step);
    const auto used = chunks.feed(pending);
    if (!used) {
      result.refusal = used.error();
      return result;
    }
    pending.erase(0, *used);
  }
  result.done = chunks.done();
  result.left = pending.size();
  if (result.done) result.body = chunks.take();
  return result;
}

TEST(ChunkedBody, DecodesPiecesOfAnySize) {
  const std::string bytes = "5\r\nhello\r\n1\r\n \r\n00A\r\nbig\r\nworld\r\n0\r\n\r\nNEXT";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    const Decoded decoded = decode(bytes, step);
    ASSERT_TRUE(decoded.done) << step;
    EXPECT_EQ(decoded.body, "hello big\r\nworld");
  }
  EXPECT_EQ(decode(bytes, bytes.size()).left, 4U);
}

// S42
TEST(ChunkedBody, RefusesWhatOthersMightReadDifferently) {
  for (const std::string_view bytes :
       {"5\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n", "g\r\nhello\r\n0\r\n\r\n", "\r\nhello\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nhello", "5\r\nhello\r\n0\r\nX: y\r\n\r\n",
        "5\r\nhello\r\n0;a\r\n\r\n", "5;\nx\r\nhello\r\n0\r\n\r\n",
        "00000000000000000000000000000000000000000000000000000000000000000000000000000000"}) {
    for (const std::size_t step : {std::size_t{1}, bytes.size()}) {
      const Decoded decoded = decode(std::string(bytes), step);
      EXPECT_TRUE(decoded.refusal) << bytes;
      EXPECT_FALSE(decoded.done) << bytes;
    }
  }
}

TEST(ChunkedBody, StopsAtTheLimit) {
  const std::string much = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  EXPECT_TRUE(decode(much + much + "0\r\n\r\n", 4096).done);
  const Decoded decoded = decode(much + much + "1\r\nx\r\n0\r\n\r\n", 4096);
  ASSERT_TRUE(decoded.refusal);
  EXPECT_EQ(decoded.refusal->kind, problems::body_too_large);
}

}  // namespace
}  // namespace billspay::http::framing

#include "platform/http/content_coding.hpp"

#include <gtest/gtest.h>

#include <array>

namespace billspay::http {
namespace {

constexpr std::array all{Coding::brotli, Coding::gzip, Coding::identity};

std::string_view chosen(std::string_view accept_encoding) {
  Request request;
  request.headers = {{"accept-encoding", accept_encoding}};
  return token_of(preferred(request, all));
}

TEST(ContentCoding, IsTheOneThatTheClientLikesBest) {
  EXPECT_EQ(token_of(preferred(Request(), all)), "");
  EXPECT_EQ(chosen(""), "");
  EXPECT_EQ(chosen("gzip, deflate, br, zstd"), "br");
  EXPECT_EQ(chosen("gzip, deflate"), "gzip");
  EXPECT_EQ(chosen("deflate, zstd"), "");
  EXPECT_EQ(chosen("BR"), "br");
  EXPECT_EQ(chosen("x-gzip"), "gzip");
  EXPECT_EQ(chosen("br;q=0.5, gzip;q=0.9"), "gzip");
  EXPECT_EQ(chosen("br;q=0.5 , gzip ; q=0.501"), "gzip");
  EXPECT_EQ(chosen("br;q=0, gzip;q=0"), "");
  EXPECT_EQ(chosen("br;q=0, *"), "gzip");
  EXPECT_EQ(chosen("*"), "br");
  EXPECT_EQ(chosen("*;q=0"), "");
  EXPECT_EQ(chosen("identity"), "");
  EXPECT_EQ(chosen("identity, gzip;q=0.5"), "");
  EXPECT_EQ(chosen("identity;q=0.5, gzip"), "gzip");
  EXPECT_EQ(chosen("identity;q=0, gzip;q=0.001"), "gzip");
}

TEST(ContentCoding, CountsAllLinesOfTheHeader) {
  Request request;
  request.headers = {{"accept-encoding", "gzip;q=0.5"}, {"accept-encoding", "br;q=0.6"}};
  EXPECT_EQ(token_of(preferred(request, all)), "br");
}

TEST(ContentCoding, OfAFileThatHasNoSmallerFormIsIdentity) {
  Request request;
  request.headers = {{"accept-encoding", "br, gzip"}};
  EXPECT_EQ(preferred(request, std::array{Coding::identity}), Coding::identity);
  EXPECT_EQ(preferred(request, {}), Coding::identity);
}

TEST(ContentCoding, LeavesOutWhatIsNotWellFormed) {
  for (const auto* broken :
       {"br;q=2", "br;q=1.001", "br;q=0.1234", "br;q=-1", "br;q=", "br;q", "br;x=1", "br;q=0x1",
        "br;q=.5", "br;q=1.x", "b r", "brotli", ";q=1", "br;;q=1", "\"br\""}) {
    EXPECT_EQ(chosen(std::string("gzip;q=0.1, ") + broken), "gzip") << broken;
    EXPECT_EQ(chosen(broken), "") << broken;
  }
  EXPECT_EQ(chosen(",,gzip,,"), "gzip");
  EXPECT_EQ(chosen("br;q=1.000"), "br");
  EXPECT_EQ(chosen("br;q=1."), "br");
  EXPECT_EQ(chosen("br;Q=0.2, gzip;q=0.3"), "gzip");
}

}  // namespace
}  // namespace billspay::http

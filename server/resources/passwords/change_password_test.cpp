#include <gtest/gtest.h>

#include <array>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/change-password";
constexpr auto next = "seven brown kettles sing low";

std::string change(std::string_view current, std::string_view wanted) {
  return R"({"currentPassword":)" + json_text(current) + R"(,"newPassword":)" + json_text(wanted) +
         "}";
}

// S13 S19
TEST(ChangePassword, NeedsTheCurrentOneAndSignsOtherDevicesOut) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto phone = another_device(server, nora);
  const auto wrong = nora.client.post(path, change("not the current one", next));
  EXPECT_EQ(wrong.status, 403);
  EXPECT_EQ(wrong.problem(), "current-password-wrong");
  EXPECT_EQ(phone.get("/api/auth/profile").status, 200);

  EXPECT_EQ(nora.client.post(path, change(TestServer::passphrase, next)).status, 204);
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 200) << "this device stays";
  EXPECT_EQ(nora.client.post("/api/auth/refresh").status, 200);
  EXPECT_EQ(phone.get("/api/auth/profile").status, 401);
  EXPECT_EQ(phone.post("/api/auth/refresh").status, 401);
  auto client = server.public_client();
  EXPECT_EQ(sign_in(client, nora.email).status, 401);
  EXPECT_EQ(sign_in(client, nora.email, next).status, 200);
  server.mail_to(nora.email, "Your password was changed");
  EXPECT_EQ(value(server,
                  "SELECT concat_ws('|', actor_id, outcome, after) FROM audit_events "
                  "WHERE action = 'password.changed'"),
            nora.id + R"(|done|{"password":"changed"})");
  EXPECT_FALSE(holds(whole_database(server), next));
}

TEST(ChangePassword, RefusesBodiesThatAreNotOne) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  EXPECT_EQ(nora.client.post(path, "{}").refused().size(), 2U);
  EXPECT_EQ(nora.client
                .post(path, with_member(change(TestServer::passphrase, next), "userId",
                                        json_text(nora.id)))
                .refused(),
            std::vector<std::string>{"#/userId"});
  EXPECT_EQ(nora.client.post(path, change(TestServer::passphrase, std::string(1025, 'x'))).status,
            422);
  EXPECT_EQ(server.public_client().post(path, change(TestServer::passphrase, next)).status, 401);
}

TEST(ChangePassword, ThrottlesGuessesAtTheCurrentOne) {
  TestServer server({.throttle_factor = 1});
  auto nora = server.customer("nora@example.com");
  int tries = 0;
  ApiResponse last;
  do {
    last = nora.client.post(path, change("not the current one", next));
  } while (last.status == 403 && ++tries < 50);
  EXPECT_EQ(tries, 5);
  EXPECT_EQ(last.status, 429);
  EXPECT_NE(last.raw.header("retry-after"), "");
  EXPECT_EQ(nora.client.post(path, change(TestServer::passphrase, next)).status, 429);
}

TEST(ChangePassword, LetsOneOfTwoAtOnceWin) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  const std::array wanted{"seven brown kettles sing low", "nine grey herons nod at dusk"};
  const auto answers = at_once(2, [&](int i) {
    auto client = server.public_client();
    client.token = nora.client.token;
    return client.post(path,
                       change(TestServer::passphrase, wanted.at(static_cast<std::size_t>(i))));
  });
  EXPECT_EQ(with_status(answers, 204), 1);
  for (std::size_t i = 0; i < 2; ++i) {
    auto client = server.public_client();
    EXPECT_EQ(sign_in(client, nora.email, wanted.at(i)).status,
              answers[i].status == 204 ? 200 : 401);
  }
}

struct Sample {
  const char* what;
  std::string password;
  bool accepted;
};

std::vector<Sample> samples() {
  const std::string base =
      "umber lantern quietly adrift beyond seven kettles; brown herons nod, "
      "pale foxes hum, old clocks yawn & tin boats sway by 4 dim harbours";
  std::string pictures;  // 128 of U+1F300 to U+1F3BF, four bytes each
  for (int i = 0; i < 128; ++i) {
    const int picture = i * i % 191;
    pictures += "\xf0\x9f";
    pictures.push_back(static_cast<char>(0x8c + picture / 64));
    pictures.push_back(static_cast<char>(0x80 + picture % 64));
  }
  return {{"7", base.substr(0, 7), false},
          {"8", base.substr(0, 8), false},
          {"14", base.substr(0, 14), false},
          {"15", base.substr(0, 15), true},
          {"64", base.substr(0, 64), true},
          {"128", base.substr(0, 128), true},
          {"129", base.substr(0, 129), false},
          {"15 characters of several bytes", "ünïcødé łódź 雨の", true},
          {"14 characters of several bytes", "ünïcødé łódź 雨", false},
          {"128 characters of 512 bytes", pictures, true},
          {"129 characters of 513 bytes", pictures + "x", false},
          {"no classes needed", "herons kettles lantern foxes", true},
          {"blanks at both ends", "  herons kettles lantern foxes ", true},
          {"common", "password123456789", false},
          {"common, disguised", "P@ssw0rd!P@ssw0rd!", false},
          {"keyboard", "qwertyuiopasdfghjkl", false},
          {"sequence", "abcdefghijklmnopqrst", false},
          {"one character", "aaaaaaaaaaaaaaaaaaaa", false},
          {"own address", "nora@example.com", false},
          {"own names", "NoraFeldNoraFeld1", false},
          {"the service", "billspaybillspay2024", false},
          {"more than 1024 bytes", std::string(1025, 'x'), false}};
}

// S02 S03
TEST(PasswordPolicy, HoldsAtRegistrationChangeAndReset) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  std::string current = TestServer::passphrase;
  auto client = server.public_client();
  int number = 0;
  for (const auto& [what, password, accepted] : samples()) {
    const auto body = with_member(
        with_member(registration("nora@example.com", TestServer::passphrase), "password",
                    json_text(password)),
        "email",
        json_text(accepted ? "n" + std::to_string(number++) + "@example.org" : "nora@example.com"));
    const auto registered = client.post("/api/auth/register", body);
    EXPECT_EQ(registered.status, accepted ? 201 : 422) << what << registered.raw.body;
    const auto changed = nora.client.post(path, change(current, password));
    EXPECT_EQ(changed.status, accepted ? 204 : 422) << what << changed.raw.body;
    if (accepted) {
      current = password;
    } else {
      EXPECT_EQ(registered.refused(), std::vector<std::string>{"#/password"}) << what;
      EXPECT_EQ(changed.refused(), std::vector<std::string>{"#/newPassword"}) << what;
    }
  }
  ASSERT_EQ(client.post("/api/auth/forgot-password", R"({"email":"nora@example.com"})").status,
            202);
  const auto token = TestServer::link_token(server.mail_to("nora@example.com", "Reset your"));
  for (const auto& [what, password, accepted] : samples()) {
    if (accepted) continue;
    const auto reset =
        client.post("/api/auth/reset-password",
                    R"({"token":")" + token + R"(","password":)" + json_text(password) + "}");
    EXPECT_EQ(reset.status, 422) << what;
    EXPECT_EQ(reset.refused(), std::vector<std::string>{"#/password"}) << what;
  }
  EXPECT_EQ(client
                .post("/api/auth/reset-password",
                      R"({"token":")" + token + R"(","password":"nine grey herons nod at dusk"})")
                .status,
            200)
      << "refused passwords do not use the link up";
}

}  // namespace
}  // namespace billspay::test_support

#include <gtest/gtest.h>

#include <set>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

// A query string's value.
std::string encoded(std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', hex[byte >> 4U], hex[byte & 15U]};
  }
  return out;
}

class CustomerSearch : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    agent_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    admin_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    agent_.reset();
    admin_.reset();
    server_.reset();
  }
  void SetUp() override { server_->database().execute("DELETE FROM users"); }

  // In the database, as enrolment leaves them. A NULL phone for none.
  static std::string add(const std::string& first, const std::string& last,
                         const std::string& email, const std::string& phone = "",
                         const std::string& number = "") {
    static int count = 0;
    const auto id = CustomerId::make().to_string();
    const auto made = "70000000" + std::to_string(1000 + ++count);
    server_->database().query(
        "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
        "ssn_last4, identity_hash, phone, address_line1, city, state, postal_code, "
        "customer_number) VALUES ($1, $2, 'none', $3, $4, '', '', '', nullif($5, ''), "
        "'1 Elm Street', 'Reno', 'NV', '89501', $6)",
        {id, email, first, last, phone, number.empty() ? made : number});
    return id;
  }
  static ApiResponse search(std::string_view text, const std::string& more = "") {
    return agent_->client.get("/api/agent/customers?search=" + encoded(text) + more);
  }
  static Texts names(const ApiResponse& answer) {
    Texts all;
    for (const auto& customer : answer.list("customers")) {
      all.push_back(std::string(customer.at("firstName").as_string()) + " " +
                    std::string(customer.at("lastName").as_string()));
    }
    return all;
  }
  static Texts found(std::string_view text) { return names(search(text)); }
  static Texts matched(std::string_view text) {
    Texts all;
    const auto answer = search(text);
    for (const auto& customer : answer.list("customers")) {
      all.emplace_back(customer.at("matched").as_string());
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> agent_;
  static inline std::unique_ptr<SignedInStaff> admin_;
};

TEST_F(CustomerSearch, FindsByAnyPartOfNameAddressPhoneAndNumber) {
  add("Ada", "Lovelace", "ada.l@analytical.test", "+1 (212) 555-0142", "604812345679");
  add("Grace", "Hopper", "grace@navy.test", "303 555 0117", "811122223333");
  const Texts of_ada{"ada",
                     "ADA",
                     "Lovelace",
                     "lovel",
                     "velac",
                     "ada lovelace",
                     "ada love",
                     "lovelace, ada",
                     "love ada",
                     "ada.l@analytical.test",
                     "ADA.L@Analytical",
                     "analytical",
                     "l@ana",
                     "2125550142",
                     "(212) 555-0142",
                     "+1 212 555 0142",
                     "1-212-555-0142",
                     "212",
                     "5550142",
                     "555-0142",
                     "604812345679",
                     "6048-1234-5679",
                     "6048",
                     "12345",
                     "5679",
                     "a",
                     "lo",
                     "60",
                     "ada 0142",
                     "love 6048-1234"};
  for (const std::string& text : of_ada) {
    EXPECT_EQ(found(text), Texts{"Ada Lovelace"}) << text;
  }
  EXPECT_EQ(found("555").size(), 2U);
  for (const std::string text : {"ada hopper", "lovelacex", "9999", "ax", "da ce", "60481234560"}) {
    EXPECT_EQ(found(text), Texts{}) << text;
  }
  EXPECT_EQ(found("+1 303 555 0117"), Texts{"Grace Hopper"}) << "kept without the country's 1";
}

TEST_F(CustomerSearch, ShowsTheBestMatchesFirstAndSaysWhatTheyAre) {
  add("Anders", "Oldsmith", "ao@example.test");
  add("Smithson", "Bell", "bell@example.test");
  add("Zoe", "Smithers", "zs@example.test");
  add("Carl", "Nord", "smith@example.test");
  add("Zoe", "Smith", "zoe@example.test");
  add("Amy", "Smith", "amy@example.test");
  EXPECT_EQ(found("smith"), (Texts{"Amy Smith", "Zoe Smith", "Zoe Smithers", "Smithson Bell",
                                   "Carl Nord", "Anders Oldsmith"}));
  EXPECT_EQ(matched("smith"), (Texts{"name", "name", "name", "name", "email", "name"}));
  EXPECT_EQ(found("smith@example.test").front(), "Carl Nord");
  add("Pia", "Phone", "pia@example.test", "604 555 0100");
  add("Nia", "Number", "nia@example.test", "", "604555010099");
  EXPECT_EQ(found("604555"), (Texts{"Pia Phone", "Nia Number"}));
  EXPECT_EQ(matched("604555"), (Texts{"phone", "customerNumber"}));
  EXPECT_EQ(found("6045-5501-0099"), Texts{"Nia Number"});
  EXPECT_EQ(matched("5550100").size(), 2U);
}

// S40
TEST_F(CustomerSearch, TakesWildcardsAndQuotesForThemselves) {
  add("Per", "Cent", "fifty%off@example.test");
  add("Under", "Score", "a_b@example.test");
  add("Other", "Person", "axb@example.test");
  add("50%", "Off", "sale@example.test");
  add("Back\\slash", "O'Brien", "ob@example.test");
  EXPECT_EQ(found("%"), Texts{});
  EXPECT_EQ(found("_"), Texts{});
  EXPECT_EQ(found("50%"), (Texts{"50% Off"}));
  EXPECT_EQ(found("fifty%off"), (Texts{"Per Cent"}));
  EXPECT_EQ(found("fif%"), Texts{});
  EXPECT_EQ(found("a_b"), (Texts{"Under Score"}));
  EXPECT_EQ(found("a_b@example"), (Texts{"Under Score"}));
  EXPECT_EQ(found("back\\slash"), (Texts{"Back\\slash O'Brien"}));
  EXPECT_EQ(found("o'brien"), (Texts{"Back\\slash O'Brien"}));
  EXPECT_EQ(found("' OR 1=1 --"), Texts{});
  EXPECT_EQ(found("example'; DROP TABLE users; --"), Texts{});
}

TEST_F(CustomerSearch, SeesWhatWasWrittenAMomentAgo) {
  EXPECT_EQ(found("nightingale"), Texts{});
  const auto id = add("Florence", "Nightingale", "flo@example.test");
  EXPECT_EQ(found("nightingale"), Texts{"Florence Nightingale"});
  server_->database().query(
      "UPDATE users SET last_name = 'Barton', phone = '3125550190' "
      "WHERE id = $1",
      {id});
  EXPECT_EQ(found("nightingale"), Texts{});
  EXPECT_EQ(found("312 555"), Texts{"Florence Barton"});
}

TEST_F(CustomerSearch, KnowsLettersBeyondAscii) {
  add("Łukasz", "Müller", "lm@example.test");
  add("Zoë", "Fernández", "zf@example.test");
  EXPECT_EQ(found("łuk"), Texts{"Łukasz Müller"});
  EXPECT_EQ(found("ŁUKASZ MÜLLER"), Texts{"Łukasz Müller"});
  EXPECT_EQ(found("ülle"), Texts{"Łukasz Müller"});
  EXPECT_EQ(found("nánd"), Texts{"Zoë Fernández"});
  EXPECT_EQ(found("zoë"), Texts{"Zoë Fernández"});
}

// Every page of a list, one customer each; whoever is added in between must not disturb.
Texts read_all(ApiClient& client, const std::string& path, int limit) {
  Texts ids;
  std::string next;
  for (int pages = 0; pages < 200; ++pages) {
    const auto page = client.get(path + "&limit=" + std::to_string(limit) + next);
    for (const auto& customer : page.list("customers")) {
      ids.emplace_back(customer.at("id").as_string());
    }
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
  }
  return ids;
}

TEST_F(CustomerSearch, PagesThroughAllListsWithoutRepeatingOrLosingAnybody) {
  for (int n = 0; n < 7; ++n) {
    const auto text = std::to_string(n);
    add("Ann", n % 2 == 0 ? "Marsh" : "Marshall", "x" + text + "@example.test");
    add("Marshall", "Bell", "y" + text + "@example.test", "6045550" + std::to_string(100 + n));
    add("Cy", "Nord", "marsh" + text + "@example.test", "", "60455501000" + text);
    add("Ole", "Tidmarsh", "z" + text + "@example.test", "1604555" + std::to_string(1000 + n));
  }
  auto& client = agent_->client;
  for (const std::string path :
       {"/api/agent/customers?search=marsh", "/api/agent/customers?search=604555",
        "/api/agent/customers?search=example", "/api/agent/customers?search=a",
        "/api/agent/customers?search=mar%20b", "/api/agent/customers?search="}) {
    const auto whole = read_all(client, path, 200);
    EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), whole.size()) << path;
    EXPECT_GE(whole.size(), 7U) << path;
    for (const int limit : {1, 2, 5, 27, 28}) EXPECT_EQ(read_all(client, path, limit), whole);
  }
  EXPECT_EQ(read_all(client, "/api/agent/customers?search=marsh", 3).size(), 28U);
}

TEST_F(CustomerSearch, FindsWhatManyHaveNewestFirst) {
  // More than twenty pages of two and one: the newest are read instead of all.
  for (int n = 0; n < 150; ++n) {
    const auto text = std::to_string(1000 + n);
    add("F" + text, "L" + text, "f" + text + "@common.test");
  }
  const auto whole = read_all(agent_->client, "/api/agent/customers?search=common", 200);
  EXPECT_EQ(whole.size(), 150U);
  EXPECT_TRUE(std::ranges::is_sorted(whole, std::greater()));
  EXPECT_EQ(read_all(agent_->client, "/api/agent/customers?search=common", 2), whole);
}

// S64
TEST_F(CustomerSearch, FindsNobodyWhoWasRemoved) {
  const auto id = add("Ada", "Lovelace", "ada@example.test", "212 555 0142", "604812345679");
  server_->database().query("UPDATE users SET deleted_at = now() WHERE id = $1", {id});
  for (const std::string text : {"", "ada", "lovelace", "vela", "ada@example.test", "2125550142",
                                 "604812345679", "ada love"}) {
    EXPECT_EQ(found(text), Texts{}) << text;
    const auto all = admin_->client.get("/api/admin/customers?search=" + encoded(text));
    EXPECT_EQ(names(all), Texts{}) << text;
    const auto removed =
        admin_->client.get("/api/admin/customers?removed=true&search=" + encoded(text));
    EXPECT_EQ(names(removed), Texts{"Ada Lovelace"}) << text;
    EXPECT_NE(removed.list("customers")[0].at("deletedAt"), nullptr);
  }
  EXPECT_EQ(names(admin_->client.get("/api/admin/customers?removed=true&search=grace")), Texts{});
  EXPECT_EQ(agent_->client.get("/api/agent/customers?removed=true").status, 422);
}

TEST_F(CustomerSearch, OfRemovedOnesComesInPages) {
  for (int n = 0; n < 5; ++n) {
    const auto id = add("Ada", "Lovelace", "ada" + std::to_string(n) + "@example.test");
    server_->database().query("UPDATE users SET deleted_at = now() WHERE id = $1", {id});
  }
  add("Ada", "Living", "living@example.test");
  for (const std::string path :
       {"/api/admin/customers?removed=true", "/api/admin/customers?removed=true&search=ada"}) {
    const auto whole = read_all(admin_->client, path, 200);
    EXPECT_EQ(whole.size(), 5U);
    EXPECT_EQ(read_all(admin_->client, path, 2), whole);
  }
}

}  // namespace
}  // namespace billspay::test_support

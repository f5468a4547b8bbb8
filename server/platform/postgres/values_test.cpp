#include "platform/postgres/values.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>

#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/test_loop.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

enum class Colour { red, green };

}  // namespace
}  // namespace billspay::postgres

namespace billspay {
template <>
inline constexpr auto names<postgres::Colour> = std::array<Name<postgres::Colour>, 2>{
    {{postgres::Colour::red, "RED"}, {postgres::Colour::green, "GREEN"}}};
}

namespace billspay::postgres {
namespace {

using test_support::TestDatabase;
using test_support::TestLoop;

class Values : public testing::Test {
 protected:
  // Sends `value` as $1 of `sql` and reads the one column that comes back.
  template <class T, class P>
  T through(const std::string& sql, const P& value) {
    const std::string name = "values_" + std::to_string(++count_);
    const Statement statement{name, sql};
    Params params;
    params.add(value);
    auto rows = loop_.run(reads_->read(std::nullopt, statement, std::move(params)));
    T out{};
    rows->field(0, 0).read(out);
    return out;
  }
  template <class T>
  T same(const std::string& type, const T& value) {
    return through<T>("SELECT $1::" + type, value);
  }
  template <class T>
  T constant(const std::string& expression) {
    return through<T>("SELECT " + expression + " WHERE $1", true);
  }

  static TestDatabase& database() {
    static TestDatabase shared;
    return shared;
  }

  TestLoop loop_;
  std::shared_ptr<ReadPool> reads_ = make_read_pool(
      loop_.io(), ConnectionOptions{.conninfo = SecretString(database().superuser_url())}, 1);
  int count_ = 0;
};

TEST_F(Values, ComeBackAsTheyWere) {
  EXPECT_TRUE(same("bool", true));
  EXPECT_FALSE(same("bool", false));
  EXPECT_EQ(same("int2", std::int16_t{-12345}), -12345);
  EXPECT_EQ(same("int4", std::int32_t{-1'234'567'890}), -1'234'567'890);
  EXPECT_EQ(same("int8", std::int64_t{-1'234'567'890'123'456'789}), -1'234'567'890'123'456'789);
  EXPECT_EQ(same("text", std::string("Füße 👣")), "Füße 👣");
  EXPECT_EQ(same("text", std::string()), "");
  EXPECT_EQ(same("varchar(5)", std::string("abc")), "abc");
  EXPECT_EQ(same("char(2)", std::string("NY")), "NY");
  EXPECT_EQ(same("bytea", Bytes{0, 1, 255, 0}), (Bytes{0, 1, 255, 0}));
  EXPECT_EQ(same("bytea", Bytes{}), Bytes{});
  const CustomerId id = CustomerId::make();
  EXPECT_EQ(same("uuid", id), id);
  EXPECT_EQ(same("text", SecretString("hidden")).reveal(), "hidden");
  EXPECT_EQ(same("text", Colour::green), Colour::green);
}

TEST_F(Values, AreWhatPostgresqlTakesThemFor) {
  EXPECT_EQ(through<std::string>("SELECT ($1::uuid)::text",
                                 *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057")),
            "01890a5d-ac96-774b-bcce-b302099a8057");
  EXPECT_EQ(through<std::string>("SELECT ($1::numeric(10,2))::text", Money{8427}), "84.27");
  EXPECT_EQ(through<std::string>("SELECT ($1::timestamptz)::text",
                                 *parse_timestamp("2026-11-22T18:04:05.123456Z")),
            "2026-11-22 18:04:05.123456+00");
  EXPECT_EQ(through<std::string>("SELECT ($1::date)::text", *parse_date("1969-07-20")),
            "1969-07-20");
  EXPECT_EQ(through<std::string>("SELECT host($1::inet)", IpAddress{"203.0.113.7"}), "203.0.113.7");
  EXPECT_EQ(through<std::string>("SELECT $1::jsonb ->> 'a'", Json{R"({"a": "b"})"}), "b");
}

TEST_F(Values, KeepTimesAndDatesOnBothSidesOfTheEpochs) {
  for (const char* text : {"1969-12-31T23:59:59.999999Z", "1999-12-31T23:59:59Z",
                           "2000-01-01T00:00:00Z", "2026-11-22T18:04:05.000001Z"}) {
    const Timestamp at = *parse_timestamp(text);
    EXPECT_EQ(same("timestamptz", at), at) << text;
  }
  for (const char* text : {"1900-02-28", "1999-12-31", "2000-01-01", "2024-02-29", "9999-12-31"}) {
    const Date date = *parse_date(text);
    EXPECT_EQ(same("date", date), date) << text;
  }
  EXPECT_THROW(constant<Timestamp>("'infinity'::timestamptz"), std::logic_error);
  EXPECT_THROW(constant<Timestamp>("'-infinity'::timestamptz"), std::logic_error);
  EXPECT_THROW(constant<Date>("'infinity'::date"), std::logic_error);
}

TEST_F(Values, KeepMoneyExactly) {
  for (const std::int64_t cents : std::initializer_list<std::int64_t>{
           0, 1, 10, 99, 100, 101, 9'999, 10'000, 999'999, 1'000'000, 1'000'001, 100'000'000,
           Money::max_cents, -1, -8'427, 123'456'789'012'345'678,
           std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(same("numeric", Money{cents}).cents, cents);
  }
  EXPECT_EQ(constant<Money>("84.2700::numeric").cents, 8427);
  EXPECT_THROW(constant<Money>("84.275::numeric"), std::logic_error);
  EXPECT_THROW(constant<Money>("0.00001::numeric"), std::logic_error);
  EXPECT_THROW(constant<Money>("'NaN'::numeric"), std::logic_error);
  EXPECT_THROW(constant<Money>("'infinity'::numeric"), std::logic_error);
  EXPECT_THROW(constant<Money>("1e17::numeric"), std::logic_error);
  EXPECT_THROW(constant<Money>("1e200::numeric"), std::logic_error);
}

TEST_F(Values, CarryJsonAndAddresses) {
  EXPECT_EQ(same("jsonb", Json{R"({"a": [1, "x"]})"}).text, R"({"a": [1, "x"]})");
  EXPECT_EQ(same("json", Json{"[1]"}).text, "[1]");
  EXPECT_EQ(same("inet", IpAddress{"203.0.113.7"}).text, "203.0.113.7");
  EXPECT_EQ(same("inet", IpAddress{"2001:db8::1"}).text, "2001:db8::1");
  EXPECT_EQ(same("inet", IpAddress{"10.0.0.0/8"}).text, "10.0.0.0/8");
}

TEST_F(Values, TellNullFromEmpty) {
  EXPECT_EQ(same("text", std::optional<std::string>()), std::nullopt);
  EXPECT_EQ(same("text", std::optional<std::string>("")), "");
  EXPECT_EQ(same("int8", std::optional<std::int64_t>(7)), 7);
  EXPECT_EQ(same("numeric", std::optional<Money>()), std::nullopt);
  EXPECT_THROW(constant<std::string>("NULL::text"), std::logic_error);
  EXPECT_THROW(constant<std::int32_t>("NULL::int4"), std::logic_error);
}

TEST_F(Values, AreNotMistakenForAnotherType) {
  EXPECT_THROW(constant<std::int32_t>("7::int8"), std::logic_error);
  EXPECT_THROW(constant<Uuid>("'short'::text"), std::logic_error);
  EXPECT_THROW(constant<IpAddress>("'x'::text"), std::logic_error);
  EXPECT_THROW(constant<Money>("'x'::text"), std::logic_error);
  EXPECT_THROW(constant<Colour>("'BLUE'::text"), std::logic_error);
}

TEST_F(Values, WithNulAreRefusedRatherThanCut) {
  const std::string cut("user\0admin", 10);
  EXPECT_THROW(same("text", cut), StatementError);
  Params params;
  EXPECT_THROW(params.add(Json{cut}), std::logic_error);
  EXPECT_THROW(params.add(IpAddress{cut}), std::logic_error);
}

struct Person {
  std::int32_t number = 0;
  std::string name;
  std::optional<Money> amount;
};

TEST_F(Values, FillRowsInTheOrderOfTheirMembers) {
  const Statement people{"values_people",
                         "SELECT * FROM (VALUES (1, 'Ann', 1.50), (2, 'Bob', NULL)) AS people"};
  const auto rows = loop_.run(reads_->read(std::nullopt, people, Params()));
  const auto persons = rows->as<Person>();
  ASSERT_EQ(persons.size(), 2U);
  EXPECT_EQ(persons[0].name, "Ann");
  EXPECT_EQ(persons[0].amount, Money{150});
  EXPECT_EQ(persons[1].number, 2);
  EXPECT_EQ(persons[1].amount, std::nullopt);
  struct Narrow {
    std::int32_t number = 0;
  };
  EXPECT_THROW(static_cast<void>(rows->row_as<Narrow>(0)), std::logic_error);
}

}  // namespace
}  // namespace billspay::postgres

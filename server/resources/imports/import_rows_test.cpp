// What an import accepts of a file, and what it says about the rest.
#include <gtest/gtest.h>

#include "resources/imports/import_files.hpp"

namespace billspay::imports {
namespace {

using test_support::value;
using Lines = std::vector<std::string>;

class ImportRows : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = new TestServer();
    admin_ = new test_support::SignedInStaff(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    delete admin_;
    delete server_;
  }

  ImportRows() : payer(add_payer(*server_)) { server_->add_biller(payer.id, "City Power"); }

  ApiResponse check(const std::string& file) {
    return upload(admin_->client, file, "?dryRun=true");
  }
  // The errors of one row with these cells.
  Lines errors_in(const std::string& row) {
    const auto report =
        check("customerNumber,biller,accountId,amount,paidOn,confirmation,notes\n" + row + "\n");
    EXPECT_EQ(report.status, 200) << report.raw.body;
    return errors_of(report);
  }
  // What a receipt with that confirmation holds.
  std::string kept(const std::string& column, const std::string& confirmation) {
    return value(
        *server_,
        "SELECT " + column + " FROM receipts WHERE user_id = $1 AND " + "confirmation = $2",
        {payer.id, confirmation});
  }

  static TestServer* server_;
  static test_support::SignedInStaff* admin_;
  Payer payer;
};
TestServer* ImportRows::server_ = nullptr;
test_support::SignedInStaff* ImportRows::admin_ = nullptr;

TEST_F(ImportRows, TakeColumnsInAnyOrderAndForm) {
  const std::string dashed = customer_number::display(payer.number);
  const auto report =
      upload(admin_->client,
             "\xef\xbb\xbf\"Confirmation\",NOTES,amount, paidOn ,biller,customerNumber\r\n"
             "A-1,\"two\r\nlines, \"\"quoted\"\"\",84.27,2026-01-31,city POWER," +
                 dashed +
                 "\r\n"
                 "A-2,,7,2026-02-01T09:30:00.5+02:00,City Power," +
                 payer.number +
                 "\r\n"
                 "\r\n,,,,,\r\n"
                 "A-3,,0.01,2026-02-02, City Power ," +
                 payer.number);
  ASSERT_EQ(report.status, 200) << report.raw.body;
  EXPECT_EQ(report.text("committed"), "true");
  EXPECT_EQ(report.text("rows"), "3");
  EXPECT_EQ(report.text("added"), "3");
  EXPECT_EQ(kept("notes", "A-1"), "two\nlines, \"quoted\"");
  EXPECT_EQ(kept("amount", "A-1"), "84.27");
  EXPECT_EQ(kept("paid_on = '2026-01-31T00:00:00Z'", "A-1"), "t");
  EXPECT_EQ(kept("biller_name || ' ' || biller_category || ' ' || status", "A-1"),
            "City Power ELECTRIC POSTED");
  EXPECT_EQ(kept("paid_on = '2026-02-01T07:30:00.5Z'", "A-2"), "t");
  EXPECT_EQ(kept("notes IS NULL", "A-2"), "t");
  EXPECT_EQ(kept("amount", "A-3"), "0.01");
}

// S46
TEST_F(ImportRows, KeepFormulasAsText) {
  const std::string formula = "=HYPERLINK(\"\"http://evil.example\"\")";
  const auto report = upload(
      admin_->client, "customerNumber,biller,amount,paidOn,confirmation,notes\n" + payer.number +
                          ",City Power,1.00,2026-01-31,=1+1,\"" + formula + "\"\n");
  ASSERT_EQ(report.text("added"), "1") << report.raw.body;
  EXPECT_EQ(kept("notes", "=1+1"), "=HYPERLINK(\"http://evil.example\")");
}

TEST_F(ImportRows, SayWhatIsWrongInEachCell) {
  const std::string right = payer.number + ",City Power,,84.27,2026-01-31,B-1,";
  EXPECT_EQ(errors_in(right), Lines{});
  EXPECT_EQ(errors_in("12345,,,a,b,,\"\x01\""),
            (Lines{"1 customerNumber: must be a customer number such as 1234-5678-9012; check its "
                   "digits",
                   "1 biller: must not be empty",
                   "1 amount: must be an amount such as 84.27, without a currency sign",
                   "1 paidOn: must be a date such as 2026-01-31 or a time such as "
                   "2026-01-31T09:30:00Z",
                   "1 confirmation: must not be empty",
                   "1 notes: must be plain text without control characters"}));
  EXPECT_EQ(errors_in(right + ",extra"), Lines{"1 : has 8 cells, but the header has 7"});
  EXPECT_EQ(errors_in("short"), Lines{"1 : has 1 cells, but the header has 7"});
  const std::string start = payer.number + ",City Power,,";
  for (const std::string amount : {"-1", "+1", "1e3", "$5", "1,5", "1.234", "01", "1 000", ".5"}) {
    EXPECT_EQ(errors_in(start + "\"" + amount + "\",2026-01-31,B-1,").size(), 1U) << amount;
  }
  EXPECT_EQ(errors_in(start + "0.00,2026-01-31,B-1,"), Lines{"1 amount: must be more than 0.00"});
  EXPECT_EQ(errors_in(start + "100000000,2026-01-31,B-1,").size(), 1U);
  EXPECT_EQ(errors_in(start + "1,1999-12-31,B-1,"),
            Lines{"1 paidOn: must not be before the year 2000"});
  EXPECT_EQ(errors_in(start + "1,2026-02-30,B-1,").size(), 1U);
  EXPECT_EQ(errors_in(start + "1,2026-01-31,-- !,"),
            Lines{"1 confirmation: must contain a letter or a digit"});
  EXPECT_EQ(errors_in(start + "1,2026-01-31," + std::string(65, 'x') + ","),
            Lines{"1 confirmation: must have 1 to 64 characters"});
  EXPECT_EQ(errors_in(start + "1,2026-01-31,B-1," + std::string(1001, 'x')),
            Lines{"1 notes: must have at most 1000 characters"});
  EXPECT_EQ(errors_in(start + "1,2026-01-31,B-1,card 4242-4242-4242-4242"),
            Lines{"1 notes: must not contain a card number"});
  EXPECT_EQ(errors_in(start + "1,2026-01-31,B\xff,").size(), 1U);
  EXPECT_EQ(count(*server_, "receipts WHERE confirmation = 'B-1'"), "0");
}

TEST_F(ImportRows, LieAtMostADayInTheFuture) {
  const auto in = [](std::chrono::hours hours) { return format_timestamp(now() + hours); };
  const std::string start = payer.number + ",City Power,,1,";
  EXPECT_EQ(errors_in(start + in(std::chrono::hours(23)) + ",B-1,"), Lines{});
  EXPECT_EQ(errors_in(start + in(std::chrono::hours(25)) + ",B-1,"),
            Lines{"1 paidOn: must not be more than a day in the future"});
}

TEST_F(ImportRows, BelongToLiveCustomersAndTheirLiveBillers) {
  const auto other = add_payer(*server_);
  server_->add_biller(other.id, "Other Power");
  std::string wrong_digit = payer.number;
  wrong_digit.back() = wrong_digit.back() == '9' ? '0' : static_cast<char>(wrong_digit.back() + 1);
  const std::string rest = ",1,2026-01-31,B-1,";
  EXPECT_EQ(errors_in(wrong_digit + ",City Power," + rest).size(), 1U);
  EXPECT_EQ(errors_in(customer_number::random() + ",City Power," + rest),
            Lines{"1 customerNumber: is not the number of a customer"});
  EXPECT_EQ(errors_in(payer.number + ",Other Power," + rest),
            Lines{"1 biller: is not a biller of this customer"});
  server_->database().query("UPDATE billers SET deleted_at = now() WHERE user_id = $1", {other.id});
  EXPECT_EQ(errors_in(other.number + ",Other Power," + rest),
            Lines{"1 biller: is not a biller of this customer"});
  server_->database().query("UPDATE users SET deleted_at = now() WHERE id = $1", {other.id});
  EXPECT_EQ(errors_in(other.number + ",Other Power," + rest),
            Lines{"1 customerNumber: is not the number of a customer"});
  // What is wrong elsewhere in the row does not hide it.
  EXPECT_EQ(
      errors_in(payer.number + ",Other Power,,0,2026-01-31,B-1,"),
      (Lines{"1 biller: is not a biller of this customer", "1 amount: must be more than 0.00"}));
}

TEST_F(ImportRows, NameTheAccountAmongBillersOfOneName) {
  server_->add_biller(payer.id, "CITY POWER");
  const auto accounts = server_->database().query(
      "SELECT account_id FROM billers WHERE user_id = $1 ORDER BY id", {payer.id});
  const std::string start = payer.number + ",city power,";
  const std::string rest = ",1,2026-01-31,B-1,";
  EXPECT_EQ(errors_in(start + rest),
            Lines{"1 accountId: is needed: this customer has several billers of that name"});
  EXPECT_EQ(errors_in(start + "AC-0" + rest),
            Lines{"1 accountId: is not an account at this biller"});
  for (const auto& account : accounts) EXPECT_EQ(errors_in(start + *account[0] + rest), Lines{});
}

TEST_F(ImportRows, ComeUnderAHeaderThatNamesTheColumns) {
  const auto unknown = check("customerNumber,biller,amount,paidOn,confirmation,cvv,\xff\n");
  EXPECT_EQ(unknown.problem(), "validation-failed");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(unknown.refused(), (Lines{"#/cvv", "#/column 7"}));
  EXPECT_EQ(check("customerNumber,amount,amount,notes\n").refused(),
            (Lines{"#/amount", "#/biller", "#/paidOn", "#/confirmation"}));
  for (const char* file : {"\n", "\xef\xbb\xbf", header}) {
    const auto refused = check(file);
    EXPECT_EQ(refused.status, 422) << file;
    EXPECT_EQ(refused.problem(), "validation-failed") << file;
  }
  const auto broken = check(header + line(payer.number, "City Power", "B-1") + "a,\"b\n");
  EXPECT_EQ(broken.refused(), Lines{"#"});
  EXPECT_NE(broken.raw.body.find("row 2 ends inside a quoted cell"), std::string::npos);
}

TEST_F(ImportRows, AreNotTooMany) {
  std::string file = header;
  for (int row = 0; row <= 50'000; ++row) file += "x\n";
  const auto refused = check(file);
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.raw.body.find("has more than 50000 rows"), std::string::npos);
  file.resize(file.size() - 2);
  const auto report = check(file);
  EXPECT_EQ(report.text("rows"), "50000");
  EXPECT_EQ(report.text("invalid"), "50000");
  EXPECT_EQ(report.list("errors").size(), 1000U);
  EXPECT_EQ(report.text("moreErrors"), "true");
  // The first ones of the file, although most are found before the customers are looked up.
  const std::string unknown = line(customer_number::random(), "City Power", "B-1");
  const auto mixed = check(header + unknown + file.substr(std::string(header).size() + 2));
  EXPECT_EQ(errors_of(mixed).front(), "1 customerNumber: is not the number of a customer");
}

}  // namespace
}  // namespace billspay::imports

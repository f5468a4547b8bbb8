#include "platform/postgres/transport.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace billspay::postgres {
namespace {

bool refused(const std::string& conninfo) {
  return unverified_transport(SecretString(conninfo)).has_value();
}

// S66
TEST(Transport, InsideTheMachineNeedsNoTls) {
  for (const auto* local :
       {"postgresql:///billspay", "postgresql://u@/d?host=/var/run/postgresql&port=5433",
        "postgresql://u:p@127.0.0.1/d", "postgresql://u@127.8.9.1:5433/d", "postgresql://u@[::1]/d",
        "postgresql://localhost/d", "host=/run/postgresql dbname=d", "dbname=d",
        "postgresql://127.0.0.1,localhost/d", "host=db.example.com hostaddr=127.0.0.1 dbname=d"}) {
    EXPECT_FALSE(refused(local)) << local;
    EXPECT_TRUE(is_local(SecretString(local))) << local;
  }
}

// S66
TEST(Transport, ToAnotherMachineIsRefusedUnlessTheCertificateAndItsNameAreVerified) {
  for (const auto* weak :
       {"postgresql://u:secret@10.0.0.7/d", "postgresql://u@db.example.com/d",
        "postgresql://u@db.example.com/d?sslmode=require",
        "postgresql://u@db.example.com/d?sslmode=verify-ca", "postgresql://u@[2001:db8::1]/d",
        "postgresql://127.0.0.1,10.0.0.7/d", "host=localhost hostaddr=10.0.0.7 dbname=d",
        "service=production", "postgresql://localhost.example.com/d", "postgresql://12.7.0.1/d"}) {
    EXPECT_TRUE(refused(weak)) << weak;
    EXPECT_FALSE(is_local(SecretString(weak))) << weak;
  }
  EXPECT_FALSE(refused("postgresql://u@db.example.com/d?sslmode=verify-full"));
  EXPECT_FALSE(refused("host=10.0.0.7,10.0.0.8 dbname=d sslmode=verify-full"));
}

TEST(Transport, SaysWhatIsNoUrlWithoutRepeatingIt) {
  const auto sentence = unverified_transport(SecretString("postgresql://u:hunter2@[broken"));
  ASSERT_TRUE(sentence.has_value());
  EXPECT_EQ(sentence->find("hunter2"), std::string::npos);
}

TEST(Transport, LeadsToTheSameDatabaseAsSomebodyElseWithoutThePassword) {
  const SecretString url("postgresql://u:hunter2@/pay?host=/run/o%27ne&port=5433");
  const auto other = as_user(url, "postgres");
  EXPECT_EQ(other.find("hunter2"), std::string::npos);
  EXPECT_NE(other.find("host='/run/o\\'ne'"), std::string::npos) << other;
  EXPECT_NE(other.find("port='5433'"), std::string::npos) << other;
  EXPECT_NE(other.find("dbname='pay'"), std::string::npos) << other;
  EXPECT_NE(other.find("user='postgres'"), std::string::npos) << other;
  EXPECT_NE(as_user(url, "postgres", "template1").find("dbname='template1'"), std::string::npos);
}

}  // namespace
}  // namespace billspay::postgres

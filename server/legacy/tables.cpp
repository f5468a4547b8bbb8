#include "legacy/tables.hpp"

namespace billspay::legacy {

const Table agent_table{"Agent",
                        {{"id", {"id"}},
                         {"username", {"username", "userName"}},
                         {"passwordHash", {"passwordHash", "password", "hashedPassword"}},
                         {"fullName", {"fullName", "name", "displayName"}},
                         {"email", {"email"}},
                         {"phone", {"phone", "phoneNumber"}},
                         {"isActive", {"isActive", "active"}}},
                        {"id"}};

const Table customer_table{"User",
                           {{"id", {"id"}},
                            {"email", {"email"}},
                            {"passwordHash", {"passwordHash", "password", "hashedPassword"}},
                            {"firstName", {"firstName"}},
                            {"lastName", {"lastName"}},
                            {"dateOfBirth", {"dateOfBirth", "birthDate", "dob"}},
                            {"ssnLast4", {"ssnLast4", "ssnLastFour", "last4Ssn"}},
                            {"phone", {"phone", "phoneNumber"}},
                            {"addressLine1", {"addressLine1", "address1", "street", "address"}},
                            {"addressLine2", {"addressLine2", "address2"}},
                            {"city", {"city"}},
                            {"state", {"state"}},
                            {"postalCode", {"postalCode", "zipCode", "zip"}},
                            {"customerNumber", {"customerNumber"}},
                            {"isActive", {"isActive", "active"}},
                            {"deletedAt", {"deletedAt"}},
                            {"createdAt", {"createdAt"}}},
                           {"createdAt", "id"}};

const Table payment_method_table{
    "PaymentMethod",
    {{"id", {"id"}},
     {"userId", {"userId", "customerId"}},
     {"type", {"type"}},
     {"provider", {"provider", "bankName"}},
     {"accountNumber",
      {"accountNumber", "accountNumberEncrypted", "encryptedAccountNumber", "accountNumberEnc"}},
     {"last4", {"last4", "lastFour"}},
     {"routingNumber", {"routingNumber", "routingNumberEncrypted", "encryptedRoutingNumber"}},
     {"accountType", {"accountType", "bankAccountType"}},
     {"ownerName", {"ownerName", "accountHolderName", "accountOwnerName"}},
     {"cardholderName", {"cardholderName", "cardHolderName"}},
     {"nickname", {"nickname"}},
     {"expMonth", {"expMonth", "expirationMonth"}},
     {"expYear", {"expYear", "expirationYear"}},
     {"billingLine1", {"billingAddressLine1", "billingAddress1", "billingAddress"}},
     {"billingLine2", {"billingAddressLine2", "billingAddress2"}},
     {"billingCity", {"billingCity"}},
     {"billingState", {"billingState"}},
     {"billingPostalCode", {"billingPostalCode", "billingZip"}},
     {"isDefault", {"isDefault"}},
     {"createdAt", {"createdAt"}}},
    {"userId", "isDefault", "createdAt", "id"}};

const Table biller_table{"Biller",
                         {{"id", {"id"}},
                          {"userId", {"userId", "customerId"}},
                          {"name", {"name"}},
                          {"category", {"category"}},
                          {"accountId", {"accountId", "accountNumber"}},
                          {"contactInfo", {"contactInfo", "contact"}},
                          {"createdAt", {"createdAt"}}},
                         {"createdAt", "id"}};

const Table receipt_table{"Receipt",
                          {{"id", {"id"}},
                           {"userId", {"userId", "customerId"}},
                           {"billerId", {"billerId"}},
                           {"amount", {"amount"}},
                           {"paidOn", {"paidOn", "paidAt", "paymentDate", "date"}},
                           {"confirmation", {"confirmation", "confirmationNumber"}},
                           {"notes", {"notes", "note"}},
                           {"createdAt", {"createdAt"}}},
                          {"paidOn", "id"}};

const Table assignment_table{"AgentCustomerAssignment",
                             {{"id", {"id"}},
                              {"agentId", {"agentId"}},
                              {"userId", {"userId", "customerId"}},
                              {"assignedAt", {"assignedAt", "createdAt"}}},
                             {"assignedAt"}};

std::string id_of(const Row& row) {
  if (auto id = row.get("id")) return *id;
  return row.text("agentId") + "/" + row.text("userId");
}

}  // namespace billspay::legacy

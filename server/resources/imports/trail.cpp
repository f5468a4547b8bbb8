#include "resources/imports/trail.hpp"

namespace billspay::imports {
namespace {

struct TrailBiller {
  BillerId id;
  std::string name;
  billers::Category category;
};

struct TrailReceipt {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  TrailBiller biller;
};

struct TrailImport {
  Mode mode;
  std::string sha256;
  int rows;
  int added;
  int duplicates;
  int invalid;
};

}  // namespace
}  // namespace billspay::imports

namespace billspay::json {

template <>
inline constexpr auto table<imports::TrailBiller> = object(
    "TrailBiller", field("id", &imports::TrailBiller::id),
    field("name", &imports::TrailBiller::name), field("category", &imports::TrailBiller::category));

template <>
inline constexpr auto table<imports::TrailReceipt> = object(
    "TrailReceipt", field("id", &imports::TrailReceipt::id),
    field("amount", &imports::TrailReceipt::amount),
    field("paidOn", &imports::TrailReceipt::paid_on),
    field("confirmation", &imports::TrailReceipt::confirmation),
    field("notes", &imports::TrailReceipt::notes), field("biller", &imports::TrailReceipt::biller));

template <>
inline constexpr auto table<imports::TrailImport> =
    object("TrailImport", field("mode", &imports::TrailImport::mode),
           field("sha256", &imports::TrailImport::sha256),
           field("rows", &imports::TrailImport::rows), field("added", &imports::TrailImport::added),
           field("duplicates", &imports::TrailImport::duplicates),
           field("invalid", &imports::TrailImport::invalid));

}  // namespace billspay::json

namespace billspay::imports {

std::string trail_of(const PostedReceipt& receipt) {
  const TrailReceipt kept{
      receipt.id,      receipt.amount,
      receipt.paid_on, receipt.confirmation,
      receipt.notes,   {receipt.biller_id, receipt.biller_name, receipt.biller_category}};
  return json::encode(kept);
}

std::string trail_of(const Report& report, const Bytes& sha256) {
  const TrailImport kept{report.mode,  hex(as_text(sha256)), report.rows,
                         report.added, report.duplicates,    report.invalid};
  return json::encode(kept);
}

}  // namespace billspay::imports

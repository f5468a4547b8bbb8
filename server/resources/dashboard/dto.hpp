// The dashboard on the wire. Days are those of UTC, today included.
#pragma once

#include <optional>

#include "platform/json/table.hpp"

namespace billspay::dashboard {

// Counted up to a limit.
struct Tally {
  int count;
  bool more;  // the limit was reached
};

struct Sum {
  int count;
  Money total;
};

struct LastImport {
  ImportId id;
  int rows;
  int added;
  int duplicates;
  int invalid;
  Timestamp created_at;
};

// Of the whole database; null when it never happened.
struct Backup {
  std::optional<Timestamp> last_backup_at;
  bool backup_ok;  // the last attempt
  std::optional<Timestamp> last_drill_at;
  bool drill_ok;
};

struct Dashboard {
  Tally kyc_pending;
  Tally kyc_needs_info;
  std::optional<Timestamp> oldest_pending_since;
  Sum receipts_today;
  Sum receipts_last7_days;
  int new_customers_last7_days;
  int approximate_customers;  // the planner's estimate; removed ones count
  int active_agents;
  int signed_in_agents;
  Tally refused_sign_ins_last24_hours;
  std::optional<LastImport> last_import;
  std::optional<Backup> backup;  // none: the server does not know of any
};

}  // namespace billspay::dashboard

namespace billspay::json {

template <>
inline constexpr auto table<dashboard::Tally> = object(
    "Tally", field("count", &dashboard::Tally::count), field("more", &dashboard::Tally::more));

template <>
inline constexpr auto table<dashboard::Sum> = object(
    "ReceiptSum", field("count", &dashboard::Sum::count), field("total", &dashboard::Sum::total));

template <>
inline constexpr auto table<dashboard::LastImport> = object(
    "LastImport", field("id", &dashboard::LastImport::id),
    field("rows", &dashboard::LastImport::rows), field("added", &dashboard::LastImport::added),
    field("duplicates", &dashboard::LastImport::duplicates),
    field("invalid", &dashboard::LastImport::invalid),
    field("createdAt", &dashboard::LastImport::created_at));

template <>
inline constexpr auto table<dashboard::Backup> =
    object("Backup", field("lastBackupAt", &dashboard::Backup::last_backup_at),
           field("backupOk", &dashboard::Backup::backup_ok),
           field("lastDrillAt", &dashboard::Backup::last_drill_at),
           field("drillOk", &dashboard::Backup::drill_ok));

template <>
inline constexpr auto table<dashboard::Dashboard> =
    object("Dashboard", field("kycPending", &dashboard::Dashboard::kyc_pending),
           field("kycNeedsInfo", &dashboard::Dashboard::kyc_needs_info),
           field("oldestPendingSince", &dashboard::Dashboard::oldest_pending_since),
           field("receiptsToday", &dashboard::Dashboard::receipts_today),
           field("receiptsLast7Days", &dashboard::Dashboard::receipts_last7_days),
           field("newCustomersLast7Days", &dashboard::Dashboard::new_customers_last7_days),
           field("approximateCustomers", &dashboard::Dashboard::approximate_customers),
           field("activeAgents", &dashboard::Dashboard::active_agents),
           field("signedInAgents", &dashboard::Dashboard::signed_in_agents),
           field("refusedSignInsLast24Hours", &dashboard::Dashboard::refused_sign_ins_last24_hours),
           field("lastImport", &dashboard::Dashboard::last_import),
           field("backup", &dashboard::Dashboard::backup));

}  // namespace billspay::json

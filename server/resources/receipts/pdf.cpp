#include "resources/receipts/pdf.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "platform/core/ids.hpp"
#include "platform/core/text.hpp"
#include "platform/pdf/document.hpp"

namespace billspay::receipts {
namespace {

using pdf::Box;
using pdf::Colour;
using pdf::Document;
using pdf::Side;
using pdf::Style;

constexpr Colour brand{0.043, 0.435, 0.325};
constexpr Colour ink{0.122, 0.153, 0.184};
constexpr Colour quiet{0.349, 0.396, 0.435};
constexpr Colour rule{0.867, 0.886, 0.898};
constexpr Colour surface{0.953, 0.969, 0.961};
constexpr Colour paper{1, 1, 1};
constexpr Colour fold{0.812, 0.843, 0.867};
constexpr Colour alarm{0.663, 0.106, 0.086};
constexpr Colour alarm_surface{0.992, 0.937, 0.929};
constexpr Colour alarm_stamp{0.992, 0.906, 0.894};

constexpr double margin = 56;
constexpr double content_width = pdf::page_width - 2 * margin;
constexpr double right_edge = margin + content_width;
constexpr double label_width = 150;
constexpr double footer_top = 716;
constexpr double row_padding = 7;
constexpr double row_lines_height = 40;  // two lines at most
constexpr std::size_t confirmation_group = 4;

bool is_voided(const Receipt& receipt) { return receipt.status == Status::voided; }

// "November 22, 2026"
std::string date_of(Timestamp at) {
  static constexpr std::array months{"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
  return fmt::format("{} {}, {}", months.at(unsigned{date.month()} - 1), unsigned{date.day()},
                     int{date.year()});
}

// "18:04 UTC"
std::string time_of(Timestamp at) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(at);
  const std::chrono::hh_mm_ss time(minutes - std::chrono::floor<std::chrono::days>(at));
  return fmt::format("{:02}:{:02} UTC", time.hours().count(), time.minutes().count());
}

std::string moment(Timestamp at) { return date_of(at) + " at " + time_of(at); }

// "$1,234.56"
std::string dollars(Money amount) {
  std::string text = amount.to_string();
  for (std::size_t at = text.find('.'); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return "$" + text;
}

// "Electric"
std::string label_of(billers::Category category) {
  if (category == billers::Category::tv) return "TV";
  std::string label = ascii_lower(name_of(category));
  label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

// A number that has no groups of its own is shown in fours.
std::string grouped(std::string_view confirmation) {
  const bool plain = std::ranges::all_of(confirmation, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  std::string text(confirmation);
  if (!plain || text.size() <= confirmation_group + 1) return text;
  for (std::size_t at = confirmation_group; at < text.size(); at += confirmation_group + 1) {
    text.insert(at, 1, ' ');
  }
  return text;
}

void draw_mark(Document& page, double x, double y, double size) {
  const double unit = size / 32;
  const auto at = [&](double left, double top) {
    return pdf::Point{x + left * unit, y + top * unit};
  };
  const std::array sheet{at(7, 4), at(20, 4), at(25, 9), at(25, 28), at(7, 28)};
  page.fill(sheet, brand);
  const std::array outline{at(7, 4), at(20, 4), at(25, 9), at(25, 28), at(7, 28), at(7, 4)};
  page.stroke(outline, 2 * unit, brand);
  const std::array corner{at(20, 3), at(20, 9), at(26, 9)};
  page.fill(corner, fold);
  const std::array tick{at(10.5, 18.5), at(14.5, 22.5), at(22, 14)};
  page.stroke(tick, 3 * unit, paper);
}

void draw_head(Document& page, const Receipt& receipt) {
  draw_mark(page, margin - 4, 48, 34);
  page.tagged("P", [&] {
    page.text({margin + 34, 54, 200, 24}, "billspay", {.size = 17, .bold = true, .colour = ink});
  });
  const bool voided = is_voided(receipt);
  const std::string_view word = voided ? "VOIDED" : "PAID";
  const Style style{.size = 11, .bold = true, .colour = paper};
  const double width = page.width_of(word, style) + 28;
  page.fill({right_edge - width, 53, width, 25}, 12.5, voided ? alarm : brand);
  page.tagged("P", [&] { page.text({right_edge - width + 14, 57.5, width, 16}, word, style); });
}

double draw_title(Document& page, const Receipt& receipt, double y) {
  page.tagged("H1", [&] {
    y += page.text({margin, y, content_width, 44}, "Receipt",
                   {.size = 30, .bold = true, .colour = ink});
  });
  page.tagged("P", [&] {
    y += page.text({margin, y, content_width, 44}, "Payment to " + receipt.biller.name,
                   {.size = 12, .colour = quiet});
  });
  return y + 18;
}

// Says that it does not count any more, and why.
double draw_voiding(Document& page, const Receipt& receipt, double y) {
  constexpr double inset = 18;
  constexpr double padding = 12;
  constexpr double tallest = 78;  // points: 500 characters of ordinary text
  constexpr std::size_t long_reason = 200;
  const Style head{.size = 11, .bold = true, .colour = alarm};
  std::string when = "This payment was voided";
  if (receipt.voided_at) when += " on " + moment(*receipt.voided_at);
  when += ". It no longer counts.";
  const std::string why = "Reason: " + receipt.void_reason.value_or("none was given");
  const Style body{.size = why.size() > long_reason ? 9.0 : 10.5, .colour = ink};
  Box box{margin + inset, y + padding, content_width - 2 * inset, tallest};
  const double height = page.height_of(box, when, head) + page.height_of(box, why, body);
  page.fill({margin, y, content_width, height + 2 * padding}, 8, alarm_surface);
  page.fill({margin, y + 8, 4, height + 2 * padding - 16}, 2, alarm);
  page.tagged("P", [&] { box.y += page.text(box, when, head); });
  page.tagged("P", [&] { page.text(box, why, body); });
  return y + height + 2 * padding + 14;
}

double draw_amount(Document& page, const Receipt& receipt, double y) {
  constexpr double height = 96;
  constexpr double inset = 22;
  constexpr double date_width = 150;
  const bool voided = is_voided(receipt);
  const Style label{.size = 10.5, .colour = quiet};
  page.fill({margin, y, content_width, height}, 10, voided ? alarm_surface : surface);
  const Box left{margin + inset, y + 15, content_width - date_width - 2 * inset, 16};
  const Box right{right_edge - inset - date_width, y + 15, date_width, 16};
  page.tagged("P", [&] { page.text(left, "Amount paid", label); });
  page.tagged("P", [&] {
    page.text({left.x, y + 30, left.width, 56}, dollars(receipt.amount),
              {.size = 38, .bold = true, .colour = voided ? quiet : ink, .struck_through = voided});
  });
  page.tagged("P", [&] { page.text(right, "Paid on", label, Side::right); });
  page.tagged("P", [&] {
    page.text({right.x, y + 36, right.width, 20}, date_of(receipt.paid_on),
              {.size = 13, .bold = true, .colour = ink}, Side::right);
  });
  page.tagged("P", [&] {
    page.text({right.x, y + 58, right.width, 16}, time_of(receipt.paid_on), label, Side::right);
  });
  return y + height + 10;
}

struct Row {
  std::string_view label;
  std::string text;
};

std::vector<Row> rows_of(const Printed& printed) {
  const Receipt& receipt = printed.receipt;
  std::vector<Row> rows{{"Biller", receipt.biller.name},
                        {"Category", label_of(receipt.biller.category)},
                        {"Confirmation number", grouped(receipt.confirmation)},
                        {"Customer", printed.customer_name},
                        {"Customer number", customer_number::display(printed.customer_number)}};
  if (receipt.replaces_id) rows.push_back({"Takes the place of", receipt.replaces_id->to_string()});
  if (const auto& next = receipt.replaced_by_id.value; next && *next) {
    rows.push_back({"Replaced by", (*next)->to_string()});
  }
  return rows;
}

double draw_row(Document& page, const Row& row, double y) {
  double height = 0;
  page.tagged("TR", [&] {
    page.tagged("TH", [&] {
      page.text({margin, y + row_padding, label_width - 10, row_lines_height}, row.label,
                {.size = 10.5, .colour = quiet});
    });
    page.tagged("TD", [&] {
      height = page.text(
          {margin + label_width, y + row_padding, content_width - label_width, row_lines_height},
          row.text, {.size = 10.5, .bold = true, .colour = ink});
    });
  });
  return y + height + 2 * row_padding;
}

double draw_rows(Document& page, const Printed& printed, double y) {
  page.tagged("Table", [&] {
    for (const Row& row : rows_of(printed)) {
      y = draw_row(page, row, y);
      const std::array line{pdf::Point{margin, y}, pdf::Point{right_edge, y}};
      page.stroke(line, 0.6, rule);
    }
  });
  return y + 16;
}

void draw_notes(Document& page, const std::string& notes, double y) {
  // Without room for a line under the heading, when every other text is as long as it can be, the
  // notes are left to the portal.
  constexpr double heading_and_line = 34;
  if (footer_top - y < heading_and_line) return;
  page.tagged("H2", [&] {
    y += page.text({margin, y, content_width, 18}, "Notes",
                   {.size = 10.5, .bold = true, .colour = ink});
  });
  page.tagged("P", [&] {
    page.text({margin, y + 3, content_width, footer_top - y - 22}, notes,
              {.size = 10, .colour = ink});
  });
}

void draw_foot(Document& page, const Receipt& receipt) {
  const std::array line{pdf::Point{margin, footer_top}, pdf::Point{right_edge, footer_top}};
  page.stroke(line, 0.6, rule);
  const Style style{.size = 8.5, .colour = quiet};
  double y = footer_top + 10;
  page.tagged("P", [&] {
    y += page.text({margin, y, content_width, 26},
                   "To have this receipt checked, give us its confirmation number: we find the "
                   "payment by it.",
                   style);
  });
  page.tagged("P", [&] {
    page.text({margin, y + 2, content_width, 14}, "Receipt id " + receipt.id.to_string(), style);
  });
}

}  // namespace

std::string draw_pdf(const Printed& printed) {
  const Receipt& receipt = printed.receipt;
  const bool voided = is_voided(receipt);
  Document page({.title = (voided ? "Voided receipt " : "Receipt ") + receipt.confirmation,
                 .subject = "Payment to " + receipt.biller.name,
                 .made_at = receipt.voided_at.value_or(receipt.paid_on),
                 .language = "en-US"});
  page.tagged("Document", [&] {
    if (voided) page.stamp("VOIDED", 150, alarm_stamp);
    draw_head(page, receipt);
    double y = draw_title(page, receipt, 106);
    if (voided) y = draw_voiding(page, receipt, y);
    y = draw_amount(page, receipt, y);
    y = draw_rows(page, printed, y);
    if (receipt.notes && !receipt.notes->empty()) draw_notes(page, *receipt.notes, y);
    draw_foot(page, receipt);
  });
  return page.finish();
}

Task<Result<http::PdfFile>> print_with(const http::Platform& platform, Printed printed) {
  std::string name = pdf_file_name(printed.receipt);
  auto drawn =
      co_await platform.print([printed = std::move(printed)] { return draw_pdf(printed); });
  if (!drawn) co_return refuse(std::move(drawn.error()));
  co_return http::PdfFile{std::move(name), std::move(*drawn)};
}

std::string pdf_file_name(const Receipt& receipt) {
  std::string name = "receipt-";
  for (const char c : receipt.confirmation) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    if (plain) name.push_back(c);
  }
  return name + ".pdf";
}

}  // namespace billspay::receipts

// One page of a PDF: text in any script, simple shapes, and the structure that lets a screen reader
// read it. The same calls make the same bytes, whenever and in whichever process they are made, as
// long as the fonts are the same. Cairo and Pango stay behind it.
//
// Every text is shown as text: what could steer the output (control characters, bytes that are no
// UTF-8) is replaced, nothing is read as markup, and what does not fit ends in an ellipsis.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/core/clock.hpp"

namespace billspay::pdf {

// US Letter, in points of 1/72 inch; (0, 0) is the upper left corner.
inline constexpr double page_width = 612;
inline constexpr double page_height = 792;

struct Colour {
  double red;
  double green;
  double blue;
};

struct Point {
  double x;
  double y;
};

struct Box {
  double x;
  double y;
  double width;
  double height;
};

struct Style {
  double size = 10;
  bool bold = false;
  Colour colour{0, 0, 0};
  bool struck_through = false;
  double line_spacing = 1.25;
};

enum class Side { left, right };

// What a document says of itself.
struct Facts {
  std::string title;
  std::string subject;
  Timestamp made_at;     // a fixed moment of what is shown, not of the drawing
  std::string language;  // "en-US"
};

class Document {
 public:
  // Throws std::runtime_error when there is no font at all.
  explicit Document(const Facts& facts);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // Within the box, from its top; the height that was used. In one line when only one fits. Text
  // that runs from right to left stands on the same side as other text.
  double text(const Box& box, std::string_view text, const Style& style, Side side = Side::left);
  // How high it would be.
  [[nodiscard]] double height_of(const Box& box, std::string_view text, const Style& style) const;
  // How wide a short text is.
  [[nodiscard]] double width_of(std::string_view text, const Style& style) const;

  void fill(const Box& box, double radius, Colour colour);
  void fill(std::span<const Point> corners, Colour colour);
  // With round ends and corners.
  void stroke(std::span<const Point> points, double width, Colour colour);
  // A word across the middle of the page, as a shape: it is not part of the text.
  void stamp(std::string_view word, double size, Colour colour);

  // What is drawn by `content` is one element of the structure: "H1", "P", "Table", "TR", "TH"…
  // (ISO 32000-1 §14.8.4).
  template <class Content>
  void tagged(const char* element, Content content) {
    open_tag(element);
    content();
    close_tag(element);
  }

  // The bytes of the file; the document is over.
  std::string finish();

 private:
  struct State;

  void open_tag(const char* element);
  void close_tag(const char* element);

  std::unique_ptr<State> state_;
};

}  // namespace billspay::pdf

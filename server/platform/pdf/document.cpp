#include "platform/pdf/document.hpp"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <numbers>
#include <stdexcept>
#include <utility>
#include <vector>

#include "platform/pdf/catalog.hpp"
#include "platform/pdf/clean_text.hpp"

namespace billspay::pdf {
namespace {

constexpr const char* font_families = "Noto Sans, DejaVu Sans, sans-serif";
// Fonts of a fixed size: hints and the resolution of a screen have no say.
constexpr double points_per_inch = 72;
// Of a line that crosses text out, as parts of the text's height and size.
constexpr double strike_height = 0.54;
constexpr double strike_width = 0.05;
constexpr double stamp_angle = -std::numbers::pi / 7;

template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* owned) const noexcept { release(owned); }
};
struct Unref {
  void operator()(gpointer owned) const noexcept { g_object_unref(owned); }
};

using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, &cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Release<cairo_t, &cairo_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Unref>;
using Context = std::unique_ptr<PangoContext, Unref>;
using Layout = std::unique_ptr<PangoLayout, Unref>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

// One per thread, as Pango wants it. Kept, because reading the fonts' tables takes longer than
// drawing a page.
PangoFontMap* font_map() {
  thread_local const FontMap map = [] {
    FontMap made(pango_cairo_font_map_new());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(made.get()), points_per_inch);
    return made;
  }();
  return map.get();
}

// Pango itself lists names such as "Sans" even where nothing stands behind them.
bool has_fonts() {
  const FcFontSet* fonts = FcConfigGetFonts(nullptr, FcSetSystem);
  return fonts != nullptr && fonts->nfont > 0;
}

PangoAlignment alignment_of(PangoLayout* layout, Side side) {
  PangoLayoutLine* first = pango_layout_get_line_readonly(layout, 0);
  const bool leftward = pango_layout_line_get_resolved_direction(first) == PANGO_DIRECTION_RTL;
  // "Left" means the side where a paragraph begins.
  return (side == Side::right) != leftward ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

struct Size {
  double width;
  double height;
};

Size size_of(PangoLayout* layout) {
  PangoRectangle extent;
  pango_layout_get_extents(layout, nullptr, &extent);
  return {pango_units_to_double(extent.width), pango_units_to_double(extent.height)};
}

struct Paragraph {
  Layout layout;
  Size size;
};

}  // namespace

struct Document::State {
  std::string language;
  std::string bytes;
  Surface surface;
  Pen pen;
  Context context;

  [[nodiscard]] Layout layout(const std::string& text, const Style& style) const {
    Layout layout(pango_layout_new(context.get()));
    PangoFontDescription* font = pango_font_description_from_string(font_families);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    PangoAttrList* attributes = pango_attr_list_new();
    // Digits of one width; no ligatures, which would be copied as one strange character.
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1, liga=0"));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(style.line_spacing));
    return layout;
  }

  [[nodiscard]] Paragraph paragraph(const std::string& text, const Style& style, double width,
                                    double height) const {
    Layout made = layout(text, style);
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_width(made.get(), pango_units_from_double(width));
    pango_layout_set_height(made.get(), pango_units_from_double(height));
    const Size size = size_of(made.get());
    return {std::move(made), size};
  }

  // Each line of the text by itself, so that each runs in its own direction; as many as fit.
  [[nodiscard]] std::vector<Paragraph> set(const Box& box, std::string_view text,
                                           const Style& style) const {
    const std::string clean = clean_text(text);
    const double one_line = paragraph("x", style, box.width, box.height).size.height;
    std::vector<Paragraph> paragraphs;
    double left = box.height;
    for (std::size_t begin = 0; begin <= clean.size();) {
      const std::size_t end = std::min(clean.find('\n', begin), clean.size());
      std::string line = clean.substr(begin, end - begin);
      auto made = paragraph(line, style, box.width, left);
      const bool more_fits = left - made.size.height >= one_line;
      if (end < clean.size() && !more_fits) {
        made = paragraph(line.append(" …"), style, box.width, left);
      }
      // What stands between lines stands between paragraphs too.
      if (more_fits && end < clean.size()) made.size.height += one_line * (style.line_spacing - 1);
      left -= made.size.height;
      paragraphs.push_back(std::move(made));
      if (!more_fits) break;
      begin = end + 1;
    }
    return paragraphs;
  }

  void use(Colour colour) const {
    cairo_set_source_rgb(pen.get(), colour.red, colour.green, colour.blue);
  }

  void follow(std::span<const Point> points) const {
    cairo_new_path(pen.get());
    for (const Point& point : points) cairo_line_to(pen.get(), point.x, point.y);
  }
};

Document::Document(const Facts& facts) : state_(std::make_unique<State>()) {
  if (!has_fonts()) throw std::runtime_error("there is no font to draw with");
  state_->language = facts.language;
  state_->surface.reset(
      cairo_pdf_surface_create_for_stream(&append, &state_->bytes, page_width, page_height));
  cairo_surface_t* surface = state_->surface.get();
  // Later versions may hide the catalogue in a compressed stream.
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  const std::string made_at = format_timestamp(facts.made_at).substr(0, 19) + "Z";
  for (const auto& [name, text] : {std::pair(CAIRO_PDF_METADATA_TITLE, facts.title),
                                   {CAIRO_PDF_METADATA_SUBJECT, facts.subject},
                                   {CAIRO_PDF_METADATA_AUTHOR, std::string("billspay")},
                                   {CAIRO_PDF_METADATA_CREATOR, std::string("billspay")},
                                   {CAIRO_PDF_METADATA_CREATE_DATE, made_at},
                                   {CAIRO_PDF_METADATA_MOD_DATE, made_at}}) {
    cairo_pdf_surface_set_metadata(surface, name, clean_text(text).c_str());
  }
  state_->pen.reset(cairo_create(surface));
  state_->context.reset(pango_font_map_create_context(font_map()));
  pango_context_set_language(state_->context.get(),
                             pango_language_from_string(facts.language.c_str()));
  pango_context_set_round_glyph_positions(state_->context.get(), FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(state_->context.get(), options);
  cairo_font_options_destroy(options);
}

Document::~Document() = default;

double Document::text(const Box& box, std::string_view text, const Style& style, Side side) {
  double height = 0;
  for (const Paragraph& paragraph : state_->set(box, text, style)) {
    PangoLayout* layout = paragraph.layout.get();
    pango_layout_set_alignment(layout, alignment_of(layout, side));
    const double top = box.y + height;
    cairo_move_to(state_->pen.get(), box.x, top);
    state_->use(style.colour);
    pango_cairo_show_layout(state_->pen.get(), layout);
    height += paragraph.size.height;
    if (!style.struck_through) continue;
    const double middle = top + paragraph.size.height * strike_height;
    const std::array line{Point{box.x, middle}, Point{box.x + paragraph.size.width, middle}};
    stroke(line, style.size * strike_width, style.colour);
  }
  return height;
}

double Document::height_of(const Box& box, std::string_view text, const Style& style) const {
  double height = 0;
  for (const auto& paragraph : state_->set(box, text, style)) height += paragraph.size.height;
  return height;
}

double Document::width_of(std::string_view text, const Style& style) const {
  return size_of(state_->layout(clean_text(text), style).get()).width;
}

void Document::fill(const Box& box, double radius, Colour colour) {
  constexpr double quarter = std::numbers::pi / 2;
  cairo_t* pen = state_->pen.get();
  const double right = box.x + box.width - radius;
  const double bottom = box.y + box.height - radius;
  cairo_new_path(pen);
  cairo_arc(pen, right, box.y + radius, radius, -quarter, 0);
  cairo_arc(pen, right, bottom, radius, 0, quarter);
  cairo_arc(pen, box.x + radius, bottom, radius, quarter, 2 * quarter);
  cairo_arc(pen, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(pen);
  state_->use(colour);
  cairo_fill(pen);
}

void Document::fill(std::span<const Point> corners, Colour colour) {
  state_->follow(corners);
  cairo_close_path(state_->pen.get());
  state_->use(colour);
  cairo_fill(state_->pen.get());
}

void Document::stroke(std::span<const Point> points, double width, Colour colour) {
  state_->follow(points);
  state_->use(colour);
  cairo_set_line_width(state_->pen.get(), width);
  cairo_set_line_cap(state_->pen.get(), CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(state_->pen.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(state_->pen.get());
}

void Document::stamp(std::string_view word, double size, Colour colour) {
  const std::string clean = clean_text(word);
  const auto layout = state_->layout(clean, {.size = size, .bold = true});
  PangoRectangle ink;
  pango_layout_get_extents(layout.get(), &ink, nullptr);
  cairo_t* pen = state_->pen.get();
  cairo_save(pen);
  cairo_translate(pen, page_width / 2, page_height / 2);
  cairo_rotate(pen, stamp_angle);
  cairo_translate(pen, -pango_units_to_double(ink.x) - pango_units_to_double(ink.width) / 2,
                  -pango_units_to_double(ink.y) - pango_units_to_double(ink.height) / 2);
  cairo_new_path(pen);
  pango_cairo_layout_path(pen, layout.get());
  state_->use(colour);
  cairo_fill(pen);
  cairo_restore(pen);
}

void Document::open_tag(const char* element) {
  cairo_tag_begin(state_->pen.get(), element, nullptr);
}

void Document::close_tag(const char* element) { cairo_tag_end(state_->pen.get(), element); }

std::string Document::finish() {
  cairo_show_page(state_->pen.get());
  state_->context.reset();
  state_->pen.reset();
  cairo_surface_finish(state_->surface.get());
  const cairo_status_t status = cairo_surface_status(state_->surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(std::string("the document was not made: ") +
                             cairo_status_to_string(status));
  }
  return with_language(std::move(state_->bytes), state_->language);
}

}  // namespace billspay::pdf

//! What the names that authors gave to parts of a page say about them: classes, ids and roles.
//!
//! Names differ from site to site; only words that mean the same thing everywhere are read, and
//! a name is one hint among others: `article` keeps a part that holds the text, whatever it is called.

/// A set of hints, as bits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Hints(u16);

impl Hints {
    /// Comments of readers.
    pub const COMMENTS: Self = Self(1);
    /// Navigation, share bars, related links, advertisement, notices.
    pub const NOISE: Self = Self(1 << 1);
    /// Notes that may also wrap the text itself: pay walls, tags, author boxes.
    pub const NOTE: Self = Self(1 << 2);
    /// The text of the article.
    pub const BODY: Self = Self(1 << 3);
    /// The article with its head.
    pub const ARTICLE: Self = Self(1 << 4);
    /// When it was published.
    pub const DATE: Self = Self(1 << 5);
    /// Who wrote it.
    pub const AUTHOR: Self = Self(1 << 6);
    /// The words under a picture.
    pub const CAPTION: Self = Self(1 << 7);
    /// Not shown.
    pub const HIDDEN: Self = Self(1 << 8);
    /// Stated as such in microdata, not only called so.
    pub const STATED: Self = Self(1 << 9);
    pub const HEADLINE: Self = Self(1 << 10);
    /// When it was changed.
    pub const UPDATED: Self = Self(1 << 11);

    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub fn remove(&mut self, other: Self) {
        self.0 &= !other.0;
    }

    /// From the value of `id`: a long one is made of a heading's words.
    pub fn of_id(id: &str) -> Self {
        const MOST_WORDS: usize = 3;
        let words = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        if words.count() > MOST_WORDS { Self::default() } else { Self::of_class(id) }
    }

    /// From the value of `class`.
    pub fn of_class(names: &str) -> Self {
        let mut hints = Self::default();
        for name in names.split_ascii_whitespace().take(MAX_NAMES) {
            if name.len() > MAX_NAME {
                continue;
            }
            let name = name.to_ascii_lowercase();
            if !MODIFIERS.iter().any(|modifier| name.starts_with(modifier)) {
                hints.add(Self::of_name(&name));
            }
        }
        hints
    }

    fn of_name(name: &str) -> Self {
        let mut hints = Self::default();
        if HIDDEN_NAMES.contains(&name) {
            hints.add(Self::HIDDEN);
        }
        let joined: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        if BODY.iter().any(|body| joined.ends_with(body)) {
            hints.add(Self::BODY);
        }
        for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
            let is = |list: &[&str]| list.contains(&word);
            let opens = |list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
            if word.is_empty() {
                continue;
            }
            if is(COMMENT_WORDS) || opens(COMMENT_STEMS) {
                hints.add(Self::COMMENTS);
            }
            // Builders of sites call every part a widget of theirs; a plain one stands in a side bar.
            let widget = name.starts_with("widget");
            if is(NOISE_WORDS) || opens(NOISE_STEMS) || widget {
                hints.add(Self::NOISE);
            }
            if is(NOTE_WORDS) {
                hints.add(Self::NOTE);
            }
            if is(DATE_WORDS) {
                hints.add(Self::DATE);
            }
            if is(UPDATED_WORDS) {
                hints.add(Self::UPDATED);
            }
            if is(AUTHOR_WORDS) {
                hints.add(Self::AUTHOR);
            }
            if is(HIDDEN_WORDS) {
                hints.add(Self::HIDDEN);
            }
            if is(CAPTION_WORDS) {
                hints.add(Self::CAPTION);
            }
        }
        hints
    }

    /// From the value of `role`.
    pub fn of_role(role: &str) -> Self {
        match role.trim().to_ascii_lowercase().as_str() {
            "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog"
            | "alertdialog" | "menu" | "menubar" | "toolbar" | "tablist" | "tooltip" => Self::NOISE,
            "article" => Self::ARTICLE,
            _ => Self::default(),
        }
    }

    /// From the value of `itemprop`.
    pub fn of_itemprop(names: &str) -> Self {
        let mut hints = Self::default();
        for name in names.split_ascii_whitespace().take(MAX_NAMES) {
            let name = name.to_ascii_lowercase();
            let hint = match name.strip_prefix("schema:").unwrap_or(&name) {
                "articlebody" | "content:encoded" => Self::BODY,
                "datepublished" | "datecreated" => Self::DATE,
                "datemodified" => Self::UPDATED,
                "author" | "creator" => Self::AUTHOR,
                "headline" => Self::HEADLINE,
                "comment" => Self::COMMENTS,
                _ => continue,
            };
            hints.add(hint);
            hints.add(Self::STATED);
        }
        hints
    }
}

const MAX_NAMES: usize = 24;
const MAX_NAME: usize = 60;

/// Names that say how a part looks or what a page is about, not what the part is; and that of a post
/// of others which an article quotes.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "category-", "tag-", "post-type", "type-", "status-", "format-", "page-template", "has-", "is-", "no-",
    "with-", "without-", "js-", "hide-", "show-", "col-", "grid-", "theme-", "comments-open", "comments-closed",
    "twitter-tweet",
];

/// Ends of names, written without their signs, that the body of an article goes by.
#[rustfmt::skip]
const BODY: &[&str] = &[
    "articlebody", "articletext", "articlecontent", "articlebodytext", "articlebodycontent",
    "storybody", "storytext", "storycontent", "storybodytext", "entrycontent", "entrybody", "postcontent",
    "postbody", "posttext", "newsbody", "newstext", "newscontent", "newsdetail", "bodytext",
    "contentbody", "maincontenttext", "fieldnamebody", "articlecontainerbody", "articlemain",
    "articleviewbody", "newsctarticle", "articlebodycontents", "articlewrapbody", "blogpostbody",
];

const COMMENT_WORDS: &[&str] = &["disqus", "respond", "replies", "reply", "kommentare", "livefyre"];
const COMMENT_STEMS: &[&str] = &["comment", "disqus", "kommentar", "commentaire"];

#[rustfmt::skip]
const NOISE_WORDS: &[&str] = &[
    "ad", "ads", "adslot", "adbox", "adsense", "adunit", "advert", "breadcrumb",
    "breadcrumbs", "crumbs", "consent", "cookie", "cookies", "gdpr", "footer", "footnav", "masthead",
    "menu", "submenu", "megamenu", "mostread", "nav", "navbar", "navigation", "newsletter",
    "outbrain", "taboola", "pager", "pagination", "paging", "popular",
    "promo", "promoted", "promos", "rail", "recirc", "recommended", "recommendations",
    "related", "relateds", "seealso", "readmore", "readnext", "readalso", "share", "sharebar",
    "shares", "sharing", "sharedaddy", "sidebar", "sitemap", "skip", "skiplink", "social",
    "sociable", "sponsored", "sponsor", "subnav", "teaser", "teasers", "toolbar", "topbar",
    "toplinks", "trending", "tweet", "upsell", "dfp", "jp-relatedposts",
    "moreon", "morefrom", "morestories", "morenews", "toc", "ticker",
];
#[rustfmt::skip]
const NOISE_STEMS: &[&str] = &[
    "advert", "related", "recommend", "share", "social", "cookie", "newsletter", "breadcrumb",
    "sidebar", "navbar", "footer", "promo", "sponsor", "addthis", "addtoany", "outbrain", "taboola",
    "mostread", "mostpopular", "pagination", "navigation",
];

#[rustfmt::skip]
const NOTE_WORDS: &[&str] = &[
    "paywall", "subscribe", "subscription", "subscriber", "regwall", "tags", "taglist", "keywords",
    "topics", "authorbio", "bio", "authorbox", "aboutauthor", "license", "licence", "copyright",
    "disclaimer", "print", "toolbox", "tools", "meta", "metadata", "postmeta", "entrymeta", "byline",
    "contacts", "follow", "rating", "rate", "donate", "donation", "feedback", "timestamp", "actions",
    "buttons", "banner", "credit", "credits", "kicker", "eyebrow", "login", "modal", "overlay", "popup", "signup",
];

#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "date", "published", "pubdate", "publishdate", "datepublished", "publish", "posted", "postdate",
    "postedon", "timestamp", "datetime", "articledate", "entrydate", "dateline", "datestamp", "created",
    "fecha", "datum",
];
const UPDATED_WORDS: &[&str] = &["updated", "modified", "update", "lastmod", "datemodified"];
const AUTHOR_WORDS: &[&str] =
    &["author", "authors", "byline", "authorname", "writer", "creator", "autor", "auteur"];
/// For those who listen to a page, or not to be seen at all.
const HIDDEN_NAMES: &[&str] =
    &["sr-only", "visually-hidden", "screen-reader-text", "element-invisible", "d-none"];
const HIDDEN_WORDS: &[&str] = &["hidden", "visuallyhidden", "screenreader", "sronly"];
const CAPTION_WORDS: &[&str] =
    &["caption", "captions", "figcaption", "imagecaption", "photocaption", "cutline"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_what_their_words_mean() {
        for (class, hint) in [
            ("comments-area", Hints::COMMENTS),
            ("c-share__list", Hints::NOISE),
            ("jp-relatedposts", Hints::NOISE),
            ("story_body", Hints::BODY),
            ("field-name-body", Hints::BODY),
            ("entry-content clearfix", Hints::BODY),
            ("wp-caption-text", Hints::CAPTION),
            ("entry-date published", Hints::DATE),
        ] {
            assert!(Hints::of_class(class).has(hint), "{class}");
        }
        for class in [
            "has-sidebar no-comments tag-social-media category-related",
            "shaded adapted header-navy commodore nave elementor-widget-text-editor",
            "post comments-open",
            "single-post format-standard",
            "twitter-tweet tw-align-center",
        ] {
            assert!(Hints::of_class(class) == Hints::default(), "{class}");
        }
        assert!(Hints::of_id("sharing-with-a-friend") == Hints::default());
        assert!(Hints::of_id("share-bar").has(Hints::NOISE));
    }
}

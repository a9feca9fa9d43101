//! The words that web pages put around articles, in the languages of the program.
//!
//! They are the labels of page templates, in small letters. What a site calls itself, and any
//! headline, has no place here.

/// How a phrase matches: alone ([`Mode::Whole`]), also before a colon ([`Mode::Colon`]), or also
/// before a few more words ([`Mode::Open`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Whole,
    Colon,
    Open,
}

pub type Phrase = (&'static str, Mode);

use Mode::{Colon, Open, Whole};

/// How many links a label introduces.
pub fn links(phrase: &str) -> usize {
    const ONE: &[&str] = &[
        "previous",
        "next",
        "prev",
        "précédent",
        "suivant",
        "anterior",
        "siguiente",
        "vorheriger",
        "nächster",
        "zurück",
        "weiter",
        "предыдущ",
        "следующ",
        "이전",
        "다음",
        "前の",
        "次の",
        "上一篇",
        "下一篇",
    ];
    if ONE.iter().any(|one| phrase.starts_with(one)) { 1 } else { 12 }
}

/// Labels that introduce links to other pages.
#[rustfmt::skip]
pub const LEADS: &[Phrase] = &[
    // English
    ("read more", Open), ("read also", Open), ("also read", Open), ("read next", Open),
    ("read the full", Open), ("more from", Open), ("more by", Open), ("tagged", Colon), ("tagged with", Open), ("tagged as", Open),
    ("posted in", Open), ("more on this", Open), ("more stories", Open),
    ("more news", Whole), ("more like this", Whole), ("more in this", Open),
    ("keep reading", Colon), ("related", Colon), ("related articles", Open),
    ("related stories", Open), ("related story", Open), ("related news", Colon),
    ("related posts", Open), ("related content", Colon), ("related topics", Colon),
    ("related coverage", Colon), ("related links", Colon), ("related reading", Colon),
    ("related article", Open), ("related post", Open), ("related video", Colon),
    ("trending", Colon), ("trending on", Open), ("trending now", Colon), ("trending in", Open),
    ("trending stories", Colon), ("trending topics", Colon), ("trending news", Colon),
    ("most read", Open), ("most popular", Open), ("most viewed", Open), ("most shared", Open), ("most watched", Open), ("most listened", Open),
    ("most commented", Open), ("popular", Whole), ("popular posts", Colon),
    ("popular articles", Colon), ("popular stories", Colon), ("popular now", Colon),
    ("top stories", Colon), ("top news", Colon), ("latest", Whole), ("latest news", Colon),
    ("latest stories", Colon), ("latest posts", Colon), ("latest articles", Colon),
    ("latest headlines", Colon), ("latest from", Open), ("recent posts", Colon),
    ("recent articles", Colon), ("recent stories", Colon), ("recommended", Colon),
    ("recommended for you", Colon), ("recommended stories", Colon), ("recommended reading", Colon),
    ("recommended by", Open), ("you may also like", Open), ("you might also like", Open),
    ("you may also be interested", Open), ("you may like", Colon), ("don't miss", Colon),
    ("editor's pick", Colon), ("editor's picks", Colon), ("editors' picks", Colon),
    ("must read", Colon), ("must reads", Colon), ("see also", Colon), ("see more", Colon),
    ("view more", Colon), ("view all", Colon), ("up next", Colon), ("what to read next", Colon),
    ("in case you missed it", Colon), ("around the web", Colon), ("from our partners", Colon),
    ("from the archive", Colon), ("promoted stories", Colon), ("sponsored stories", Colon),
    ("sponsored links", Colon), ("previous", Whole), ("next", Whole), ("prev", Whole),
    ("previous article", Colon), ("next article", Colon), ("previous post", Colon),
    ("next post", Colon), ("previous story", Colon), ("next story", Colon),
    ("about the author", Colon), ("about the authors", Colon), ("contacts", Colon),
    ("media contact", Colon), ("media contacts", Colon), ("press contact", Colon),
    ("press contacts", Colon), ("media relations", Whole), ("media inquiries", Colon),
    ("associated links", Colon), ("quick links", Colon), ("external links", Colon),
    ("tags", Colon), ("topics", Colon), ("categories", Colon), ("filed under", Open),
    ("in this article", Colon), ("share this", Open),
    // French
    ("lire aussi", Open), ("à lire aussi", Open), ("à lire également", Open),
    ("lire la suite", Open), ("lire plus", Colon), ("voir aussi", Colon),
    ("sur le même sujet", Colon), ("sur le même thème", Colon), ("articles liés", Colon),
    ("articles similaires", Colon), ("les plus lus", Colon), ("le plus lu", Colon),
    ("les plus populaires", Colon), ("à la une", Colon), ("dans la même rubrique", Colon),
    ("article précédent", Colon), ("article suivant", Colon), ("précédent", Whole),
    ("suivant", Whole), ("contact presse", Colon), ("contacts presse", Colon),
    ("mots-clés", Colon), ("à découvrir", Colon),
    // German
    ("mehr zum thema", Open), ("lesen sie auch", Open), ("lesen sie mehr", Open),
    ("mehr lesen", Colon), ("weiterlesen", Colon), ("auch interessant", Colon),
    ("das könnte sie auch interessieren", Colon), ("verwandte artikel", Colon),
    ("ähnliche artikel", Colon), ("meistgelesen", Colon), ("meistgelesene artikel", Colon),
    ("am meisten gelesen", Colon), ("mehr aus", Open), ("mehr von", Open), ("mehr dazu", Colon),
    ("siehe auch", Colon), ("vorheriger artikel", Colon), ("nächster artikel", Colon),
    ("zurück", Whole), ("weiter", Whole), ("pressekontakt", Colon), ("schlagwörter", Colon),
    ("themen", Whole),
    // Spanish
    ("más leídas", Open), ("las más leídas", Open), ("lo más leído", Open), ("más leídos", Open),
    ("lo más visto", Colon), ("leer más", Open), ("lea también", Open), ("lee también", Open),
    ("leer también", Open), ("te puede interesar", Colon), ("también te puede interesar", Colon),
    ("puede interesarle", Colon), ("noticias relacionadas", Colon),
    ("artículos relacionados", Colon), ("relacionado", Colon), ("relacionadas", Colon),
    ("más información", Colon), ("ver más", Colon), ("artículo anterior", Colon),
    ("artículo siguiente", Colon), ("anterior", Whole), ("siguiente", Whole),
    ("últimas noticias", Colon), ("etiquetas", Colon), ("más sobre", Open),
    // Portuguese
    ("leia mais", Open), ("leia também", Open), ("veja também", Open), ("mais lidas", Colon),
    ("as mais lidas", Colon), ("notícias relacionadas", Colon), ("saiba mais", Colon),
    ("próximo", Whole),
    // Italian
    ("leggi anche", Open), ("leggi tutto", Colon), ("articoli correlati", Colon),
    ("i più letti", Colon), ("più letti", Colon), ("potrebbe interessarti", Colon),
    ("ti potrebbe interessare", Colon), ("precedente", Whole), ("successivo", Whole),
    // Dutch
    ("lees ook", Open), ("lees meer", Open), ("lees verder", Colon), ("meest gelezen", Colon),
    ("gerelateerd", Colon), ("gerelateerde artikelen", Colon), ("meer over", Open),
    ("vorige", Whole), ("volgende", Whole),
    // Russian, Ukrainian
    ("читайте также", Open), ("читать также", Open), ("читайте еще", Open), ("читайте ещё", Open),
    ("читать далее", Open), ("подробнее", Colon), ("по теме", Colon), ("материалы по теме", Colon),
    ("новости по теме", Colon), ("смотрите также", Colon), ("самое читаемое", Colon),
    ("популярное", Colon), ("главное за день", Colon), ("последние новости", Colon),
    ("теги", Colon), ("предыдущая статья", Colon), ("следующая статья", Colon),
    ("предыдущая", Whole), ("следующая", Whole), ("читайте також", Open), ("за темою", Colon),
    ("новини за темою", Colon), ("популярне", Colon), ("останні новини", Colon),
    // Korean, Japanese, Chinese, Arabic
    ("관련기사", Open), ("관련 기사", Open), ("관련뉴스", Colon), ("많이 본 뉴스", Open), ("많이 본 기사", Open),
    ("인기기사", Colon), ("추천기사", Colon), ("이전기사", Colon), ("다음기사", Colon), ("이 시각 주요뉴스", Open),
    ("関連記事", Open), ("関連ニュース", Open), ("おすすめ記事", Colon), ("あわせて読みたい", Colon), ("アクセスランキング", Colon),
    ("ランキング", Whole), ("続きを読む", Colon), ("前の記事", Colon), ("次の記事", Colon), ("相关新闻", Colon),
    ("相关阅读", Colon), ("相关文章", Colon), ("延伸阅读", Colon), ("推荐阅读", Colon), ("热门文章", Colon),
    ("上一篇", Colon), ("下一篇", Colon), ("اقرأ أيضا", Open), ("اقرأ أيضاً", Open),
    ("الأكثر قراءة", Colon), ("مواضيع ذات صلة", Colon), ("أخبار ذات صلة", Colon),
];

/// Labels that stand for themselves.
#[rustfmt::skip]
pub const OWN: &[Phrase] = &[
    // Advertisement
    ("advertisement", Colon), ("advertisements", Whole), ("ad", Whole), ("ads", Whole),
    ("advert", Whole), ("sponsored", Colon), ("sponsored content", Colon), ("promoted", Whole),
    ("promoted content", Colon), ("paid content", Whole), ("partner content", Whole),
    ("article continues below", Open), ("article continues after", Open),
    ("story continues below", Open), ("story continues after", Open), ("continue reading", Open),
    ("skip advertisement", Whole), ("publicité", Whole), ("anzeige", Whole), ("werbung", Whole),
    ("publicidad", Whole), ("publicidade", Whole), ("pubblicità", Whole), ("annuncio", Whole),
    ("advertentie", Whole), ("реклама", Whole), ("광고", Whole), ("広告", Whole), ("広告の後に続く", Whole),
    ("广告", Whole), ("إعلان", Whole), ("sigue leyendo", Whole),
    ("la suite après cette publicité", Whole), ("la suite après la publicité", Whole),
    // Sharing and following
    ("share", Whole), ("share article", Whole), ("share or comment", Open), ("share on", Open), ("share via", Open),
    ("shares", Whole), ("share story", Whole), ("tweet", Whole), ("copy link", Whole),
    ("print", Whole), ("print this", Open), ("email this", Open), ("save", Whole),
    ("save article", Whole), ("follow us", Open), ("follow", Whole), ("join us on", Open),
    ("join our", Open), ("like us on", Open), ("find us on", Open), ("add us on", Open),
    ("listen to this article", Open), ("listen to article", Open), ("gift this article", Open),
    ("partager", Whole), ("partager sur", Open), ("partager cet article", Whole),
    ("suivez-nous", Open), ("teilen", Whole), ("artikel teilen", Whole), ("folgen sie uns", Open),
    ("compartir", Whole), ("compartir en", Open), ("síguenos", Open), ("síguenos en", Open),
    ("compartilhar", Whole), ("compartilhe", Whole), ("siga-nos", Open), ("condividi", Whole),
    ("seguici", Open), ("delen", Whole), ("volg ons", Open), ("поделиться", Whole),
    ("поделись", Open), ("подписывайтесь", Open), ("подпишитесь", Open), ("поділитися", Whole),
    ("підписуйтесь", Open), ("공유하기", Whole), ("공유", Whole), ("シェア", Whole), ("シェアする", Whole),
    ("分享", Whole), ("分享到", Open), ("مشاركة", Whole), ("شارك", Whole),
    // Comments
    ("comments", Colon), ("comment", Whole), ("leave a comment", Open), ("leave a reply", Open),
    ("post a comment", Open), ("join the conversation", Open), ("join the discussion", Open),
    ("add a comment", Open), ("view comments", Open), ("show comments", Open),
    ("read comments", Open), ("no comments", Whole), ("commentaires", Whole), ("réagir", Whole),
    ("kommentare", Whole), ("kommentieren", Whole), ("comentarios", Whole), ("comentários", Whole),
    ("commenti", Whole), ("reacties", Whole), ("комментарии", Whole), ("коментарі", Whole),
    ("댓글", Whole), ("コメント", Whole), ("评论", Whole),
    // Subscription
    ("subscribe", Colon), ("subscribe now", Open), ("subscribe to", Open), ("subscribe for", Open),
    ("sign up", Colon), ("sign up for", Open), ("sign up to", Open), ("sign up now", Open),
    ("log in", Open), ("login", Whole), ("sign in", Open), ("register", Whole),
    ("register now", Whole), ("create an account", Open), ("create a free account", Open),
    ("already a subscriber", Open), ("become a member", Open), ("become a subscriber", Open),
    ("support our journalism", Open), ("support independent journalism", Open), ("donate", Whole),
    ("donate now", Whole), ("download our app", Open), ("download the app", Open),
    ("get the app", Open), ("click here", Open), ("abonnez-vous", Open), ("s'abonner", Open),
    ("je m'abonne", Whole), ("se connecter", Whole), ("abonnieren", Whole),
    ("jetzt abonnieren", Open), ("anmelden", Whole), ("einloggen", Whole), ("suscríbete", Open),
    ("suscribirse", Open), ("suscríbase", Open), ("iniciar sesión", Whole), ("assine", Open),
    ("abbonati", Open), ("iscriviti", Open), ("accedi", Whole), ("abonneer", Open),
    ("войти", Whole), ("подписаться", Open), ("увійти", Whole), ("підписатися", Open),
    ("로그인", Whole), ("회원가입", Whole), ("구독", Whole), ("구독하기", Whole), ("ログイン", Whole),
    ("会員登録", Whole), ("登录", Whole), ("注册", Whole), ("订阅", Whole), ("تسجيل الدخول", Whole),
    ("اشترك", Open),
    // Page furniture
    ("menu", Whole), ("home", Whole), ("homepage", Whole), ("search", Whole), ("close", Whole),
    ("open menu", Whole), ("main menu", Whole), ("navigation", Whole), ("skip to content", Open),
    ("skip to main", Open), ("skip to navigation", Open), ("jump to content", Open),
    ("back to top", Whole), ("back to", Open), ("go back", Whole), ("return to", Open),
    ("toggle navigation", Whole), ("breadcrumb", Whole), ("you are here", Colon),
    ("contact us", Open), ("about us", Whole), ("privacy policy", Whole),
    ("privacy notice", Whole), ("terms of use", Whole), ("terms of service", Whole),
    ("terms and conditions", Whole), ("terms & conditions", Whole), ("cookie policy", Whole),
    ("cookie settings", Whole), ("accept all", Whole), ("accept all cookies", Whole),
    ("reject all", Whole), ("manage cookies", Whole), ("manage preferences", Whole),
    ("advertise with us", Open), ("site map", Whole), ("sitemap", Whole), ("rss", Whole), ("view in browser", Open), ("view in your browser", Open), ("view this email", Open),
    ("view online", Whole), ("forward to a friend", Whole), ("unsubscribe", Open), ("update your preferences", Open),
    ("来源", Colon), ("责任编辑", Colon), ("编辑", Colon), ("责编", Colon), ("출처", Colon), ("편집", Colon),
    ("did you like this", Open), ("was this article", Open), ("was this page", Open), ("report a problem", Open),
    ("report an error", Open), ("support our work", Open), ("give feedback", Open), ("send us a tip", Open), ("news release", Whole), ("press release", Whole), ("media release", Whole),
    ("for immediate release", Whole), ("communiqué de presse", Whole), ("pressemitteilung", Whole),
    ("comunicado de prensa", Whole), ("comunicato stampa", Whole), ("пресс-релиз", Whole), ("보도자료", Whole),
    ("プレスリリース", Whole), ("新闻稿", Whole), ("like this", Whole), ("about", Whole), ("archive", Whole), ("archives", Whole),
    ("loading", Whole), ("load more", Open), ("show more", Open), ("expand", Whole),
    ("enlarge image", Whole), ("view gallery", Open), ("play video", Open), ("watch video", Open),
    ("watch live", Open), ("watch now", Whole), ("image", Whole), ("video", Whole),
    ("hide caption", Open), ("toggle caption", Open), ("breaking news", Whole), ("e-paper", Whole),
    ("font size", Open), ("text size", Open), ("accueil", Whole), ("rechercher", Whole),
    ("mentions légales", Whole), ("aller au contenu", Open), ("startseite", Whole),
    ("suche", Whole), ("impressum", Whole), ("datenschutz", Whole), ("zum inhalt springen", Open),
    ("inicio", Whole), ("buscar", Whole), ("portada", Whole), ("aviso legal", Whole),
    ("ir al contenido", Open), ("início", Whole), ("cerca", Whole), ("zoeken", Whole),
    ("главная", Whole), ("поиск", Whole), ("меню", Whole), ("головна", Whole), ("пошук", Whole),
    ("메뉴", Whole), ("검색", Whole), ("홈", Whole), ("본문 바로가기", Whole), ("글자크기", Open), ("ホーム", Whole),
    ("メニュー", Whole), ("検索", Whole), ("首页", Whole), ("搜索", Whole), ("菜单", Whole),
    ("الرئيسية", Whole), ("بحث", Whole), ("القائمة", Whole), ("30", Whole), ("ends", Whole),
    ("end", Whole), ("(끝)", Whole), ("끝", Whole), ("(完)", Whole),
    ("advertisement - scroll to continue", Whole), ("scroll to continue", Open),
    ("scroll down", Open),
];

/// Entries of menus and of rows of buttons.
#[rustfmt::skip]
pub const PARTS: &[&str] = &[
    "home", "news", "world", "politics", "business", "sport", "sports", "opinion", "culture",
    "tech", "technology", "science", "health", "video", "videos", "photos", "podcasts", "about",
    "about us", "contact", "contact us", "privacy", "privacy policy", "terms", "terms of use",
    "cookies", "sitemap", "advertise", "subscribe", "login", "log in", "sign in", "register",
    "search", "menu", "facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "reddit",
    "instagram", "youtube", "pinterest", "tiktok", "threads", "bluesky", "mastodon", "email",
    "e-mail", "mail", "print", "copy link", "link", "rss", "share", "tweet", "save", "accueil",
    "actualités", "monde", "politique", "économie", "startseite", "nachrichten", "politik",
    "wirtschaft", "impressum", "datenschutz", "inicio", "portada", "noticias", "internacional",
    "política", "economía", "início", "mundo", "notizie", "esteri", "nieuws", "главная", "новости",
    "политика", "экономика", "мир", "общество", "головна", "новини", "홈", "뉴스", "정치", "경제", "국제",
    "사회", "ホーム", "ニュース", "政治", "経済", "国際", "首页", "新闻", "国际", "الرئيسية", "أخبار", "سياسة",
    "vkontakte", "вконтакте", "viber", "kakaotalk", "line", "weibo",
];

#[rustfmt::skip]
pub const RIGHTS: &[&str] = &[
    "all rights reserved", "tous droits réservés", "alle rechte vorbehalten",
    "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
    "riproduzione riservata", "alle rechten voorbehouden", "все права защищены",
    "усі права захищено", "무단전재", "무단 전재", "無断転載", "无断转载", "版权所有", "جميع الحقوق محفوظة",
    "may not be published, broadcast", "may not be reproduced", "not be republished",
    "creative commons",
];

pub const COOKIES: &[&str] = &["cookie", "файлы cookie", "쿠키", "クッキー"];

#[rustfmt::skip]
pub const COOKIE_USES: &[&str] = &[
    "we use", "uses cookies", "use of cookies", "our use", "accept", "consent", "your experience",
    "privacy", "settings", "preferences", "utilise des", "utilisons", "verwenden", "verwendet",
    "utiliza", "utilizamos", "usamos", "usa cookie", "utilizziamo", "gebruikt", "gebruiken",
    "использ", "사용", "使用",
];

#[rustfmt::skip]
pub const LETTERS: &[&str] = &[
    "newsletter", "inbox", "mailing list", "infolettre", "boletín", "рассылк", "뉴스레터", "メルマガ",
    "email alerts", "e-mail alerts", "daily briefing", "telegram channel", "whatsapp channel",
    "telegram-канал", "нашем канале", "google news",
];

#[rustfmt::skip]
pub const SIGN_UPS: &[&str] = &[
    "sign up", "signup", "subscribe", "get ", "receive", "join", "register", "delivered", "follow",
    "abonn", "inscri", "suscr", "receba", "assine", "iscriv", "подпи", "підпи", "구독", "登録",
    "anmeld", "schrijf",
];

#[rustfmt::skip]
pub const NOTICES: &[&str] = &[
    "enable javascript", "you are receiving this", "you received this email", "edited for length",
    "edited for clarity", "value your privacy", "does not support", "min read", "minute read", "minutes read",
    "min. read", "mins read", "min de lectura", "min de lecture", "temps de lecture", "lesedauer",
    "leestijd", "время чтения", "article was originally published", "article originally appeared",
    "story was originally published", "article first appeared", "story first appeared",
    "was first published on", "appeared first on", "was originally published on",
    "comments are closed", "do not sell my", "views expressed", "opinions expressed",
    "terms of use", "terms of service", "has been updated to", "story has been corrected",
    "by clicking", "already have an account", "free articles", "to continue reading",
    "to keep reading", "this content is available",
];

/// Openings of lines that say who made an article.
#[rustfmt::skip]
pub const CREDIT_LINES: &[&str] = &[
    "reporting by", "additional reporting by", "writing by", "edited by", "editing by",
    "our standards", "with files from", "with reporting by", "with a report from", "translated by",
    "compiled by", "produced by", "source link", "view original", "redaktion:", "mit material von",
    "avec afp", "avec reuters", "(avec ", "con información de", "con informazioni", "редактор:",
];

#[rustfmt::skip]
pub const CREDIT_ENDS: &[&str] = &[
    "contributed to this report", "contributed to this article", "contributed to this story",
    "contributed reporting", "contributed to the report",
];

"""The articles that made files are written from: the five seeds, the test articles, and short ones in other languages.

Mastheads, authors and the dates that are printed are made up, but a date that the article itself gives is kept.
"""
import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MONTHS = "January February March April May June July August September October November December".split()

@dataclass
class Article:
    key: str
    title: str
    author: str
    publisher: str
    date: str  # YYYY-MM-DD, "" if nothing of the page says it
    blocks: list = field(default_factory=list)  # ("p" or "h" or "li", text) in reading order, without the title
    language: str = "en"

    @property
    def paragraphs(self):
        return [text for kind, text in self.blocks if kind == "p"]

    @property
    def text(self):
        return "\n\n".join(text for _, text in self.blocks)

    @property
    def day(self):
        """25 October 2024"""
        year, month, day = self.date.split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"

    @property
    def us_day(self):
        """October 25, 2024"""
        year, month, day = self.date.split("-")
        return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"

def blocks_of(text):
    """Paragraphs of a text; what is short and does not end like a sentence is a heading."""
    for part in re.split(r"\n\s*\n|\n(?=- )|(?<=[.!?”\"])\n", text):
        part = " ".join(part.split())
        if part.startswith("- ") and len(part) < 200:
            yield "li", part[2:]
        elif part:
            short = len(part) < 90 and not re.search(r"[.!?:;,]['\"”’]?$", part)
            yield ("h" if short else "p"), part

def seed(number, title, author, publisher, date, drop=()):
    path = sorted((ROOT / "seeds").glob(f"{number:03}_*.txt"))[0]
    blocks = [block for block in blocks_of(path.read_text(encoding="utf8")) if block[1] not in drop]
    if blocks[0][1] == title:
        blocks = blocks[1:]
    return Article(f"seed{number}", title, author, publisher, date, blocks)

def test(name, author, publisher, date):
    path = next((ROOT / "tests/reading/articles").glob(f"{name}-*.txt"))
    title, _, rest = path.read_text(encoding="utf8").partition("\n")
    return Article(path.stem, title.strip(), author, publisher, date, list(blocks_of(rest)))

JA = """日本海で三か国が救難訓練

新潟 2023年5月16日 日本と韓国とカナダの海上当局は16日、新潟沖の日本海で合同の救難訓練を始めた。訓練には巡視船六隻と航空機二機が参加し、18日まで続く。

海上保安庁の佐渡原孝雄次長は記者会見で「海に国境はあるが、遭難に国境はない」と述べた。カナダ沿岸警備隊のマリー・ブショワ司令官は先週、東京で佐渡原次長と会談した。

訓練では、釜山を出た貨物船が能登半島の北で浸水したという想定で、乗組員20人を救助する。韓国の海洋警察は大型艦一隻を派遣した。

一方、ウラジオストクのロシア当局は訓練の海域を避けるよう漁船に伝えた。三か国は来年、釜山で二回目の訓練を行うことで合意している。"""

KO = """동해에서 세 나라 합동 구조 훈련

부산 2023년 5월 17일 한국과 일본, 캐나다의 해양 당국은 17일 부산 앞바다에서 합동 구조 훈련을 실시했다. 훈련에는 경비함 여섯 척과 항공기 두 대가 참가했다.

한국 해양경찰청 박도훈 차장은 기자들에게 "바다에는 경계가 있지만 조난에는 경계가 없다"고 말했다. 캐나다 해안경비대의 마리 부슈아 사령관은 지난주 서울에서 박 차장을 만났다.

이번 훈련은 니가타를 떠난 화물선이 울릉도 북쪽에서 침수됐다는 가정으로 진행됐다. 일본 해상보안청은 대형 순시선 한 척을 보냈다.

한편 블라디보스토크의 러시아 당국은 어선들에 훈련 해역을 피하라고 통보했다. 세 나라는 내년에 니가타에서 두 번째 훈련을 하기로 합의했다."""

RU = """Три страны провели учения спасателей в Японском море

ВЛАДИВОСТОК, 18 мая 2023 г. Морские ведомства Японии, Южной Кореи и Канады провели в четверг совместные учения спасателей в Японском море. В них участвовали шесть сторожевых кораблей и два самолёта.

Заместитель начальника береговой охраны Японии Такао Садохара заявил журналистам, что у моря есть границы, а у беды границ нет. Командующая береговой охраной Канады Мари Бушуа на прошлой неделе встретилась с ним в Токио.

По замыслу учений сухогруз, вышедший из Пусана, получил пробоину к северу от полуострова Ното. Южная Корея направила большой корабль и вертолёт.

Портовые власти Владивостока попросили рыбаков обходить район учений. Стороны договорились провести следующие учения в Ниигате."""

def foreign(key, text, author, publisher, date):
    title, _, rest = text.partition("\n\n")
    return Article(key, title, author, publisher, date, [("p", part) for part in rest.split("\n\n")], key)

def all_articles():
    """By a short key."""
    return {article.key.split("-")[0]: article for article in [
        seed(0, "Defence minister starts first Asia trip as neighbours drill at sea", "Moira Kettleby", "The Harbour Courier", "2024-09-10"),
        seed(1, "Canada and Japan Strengthen Defense Cooperation", "Tobias Renwick", "Pacific Watch", "2024-09-20",
             ("More from Author", "Advertisement -", "Trending on Deftechtimes")),
        seed(2, "Canada-Japan Defense Cooperation to Jointly Combat Chinese Communist and North Korean Military Activities-Two Countries Reaffirm UNCLOS Principles",
             "Lin Ashgrove", "Strait Review", "2021-05-06"),
        seed(3, "Joly, Blair Host South Korean Counterparts for Defence Talks", "Hadley Moreau", "Capital Despatch", "2024-11-06"),
        seed(4, "Ottawa Should Get Serious About the Canadian-Korean Defense Partnership", "Andrew Erskine", "Northern Policy Letters", "2024-10-25",
             ("Previous Previous", "Next Next", "Belgium Reboots Cyber-Strategy: Cybersecurity plan 2.0 (2021-2025)",
              "By Andrew Erskine. Originally published on 25 October 2024 by Breaking Defense on its website.",
              "Turkey’s BRICS Bid amidst an Erdoğan Administration Entrenched in NATO Security and EU Markets")),
        test("01", "Corey Maddox", "The Penobscot Herald", "2023-02-11"),
        test("02", "Ines Farrow", "The Penobscot Herald", "2019-11-20"),
        test("03", "Dale Hutchins", "Red River Record", "2022-06-06"),
        test("04", "Petra Vance", "Inland Business Daily", "2023-04-18"),
        test("05", "Salome Varga", "Caucasus Wire", "2021-10-04"),
        test("07", "Imogen Tarrant", "Slow Travel Quarterly", ""),
        test("08", "Nell Carraway", "The Brass Gazette", "2024-05-02"),
        test("10", "Einar Holt", "North Atlantic Post", "2020-01-30"),
        test("11", "Priya Colborne", "The Meridian", "2024-05-10"),
        test("12", "Margery Stroud", "Annals of Maritime Letters", "2021-03-15"),
        test("14", "Ross Inverarity", "Cape Breton Chronicle", "2021-03-02"),
        test("15", "Saga Lindqvist", "Baltic Observer", "2023-09-05"),
        test("16", "", "Ministry of Foreign Affairs, Valletta", "2018-11-22"),
        test("17", "Lucia Ferrante", "Southern Cone Report", "2024-03-14"),
        test("18", "Tendai Moyo", "Indian Ocean Monitor", "2021-02-20"),
        test("19", "Willem Achterberg", "The Hague Bulletin", "2021-07-08"),
        test("20", "Devon Clarke", "Harbour & Vale", "2023-05-12"),
        foreign("ja", JA, "湊川 綾子", "北海新聞", "2023-05-16"),
        foreign("ko", KO, "서하늘", "해양일보", "2023-05-17"),
        foreign("ru", RU, "Вера Полянская", "Приморский вестник", "2023-05-18"),
    ]}

if __name__ == "__main__":
    for key, article in all_articles().items():
        print(key, article.date, article.title[:50], [(kind, text[:30]) for kind, text in article.blocks])

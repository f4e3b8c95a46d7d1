"""The words beside the one that matters: "bghit wer9a dial sokna l mama".

What a visitor wants done, for whom, and that it is a paper, tells no service from another. Only
where she writes nothing else are these words searched.
"""

from reception.unit.spelling import bare_forms, folded_words

_LINKING = frozenset(
    folded_words(
        # English and French
        "a an and for i in is me my need of on please the to want where with ai aller au aux "
        "avec avoir besoin bonjour c ce cet cette chercher chez comment d dans de des dois du "
        "elle en est et etre faire fait faut il j je l la le les lui m ma merci mes moi mon n "
        "notre nous obtenir or ou par pas pour pourrais peux puis qu que qui quel quelle quoi "
        "s sa salut savoir se ses si son sont sur svp un une veut veux voudrais vous document "
        "documents dossier feuille papier papiers enfants femme fils fille frere mari maman "
        "papa pere mere soeur el al "
        # Darija in Latin letters
        "chkoun machi "
        "ach achno ana b bach baghi baghya beghit bghit bghina bghiti brit b8it chi chno "
        "chnou chnahiya daba dial dyal diali dyali dialo dyalo dialha dyalha dialhom dialna "
        "dyalna dialk dyalk dir dirha f fi fin fayn feen fch ghir had hada hadi hna hnaya ila "
        "kan kayn kayna kayen khas khasni khassni khessni khesni 5asni 5assni khassek ki kif "
        "kifach kifash lah li lia liya lina lazem lazemni men min mn mnin momkin momkine "
        "mumkin n nakhod nakhd nakhoud ndir ndirha ndiro ndirou nsawb nsaweb nsayeb njib "
        "njbed njebed nkhrej nkharrej nkhrrej nstakhrej nchouf nchof n9der n9dar nemchi nmchi "
        "o salam slm salamo alaykom sidi lalla afak 3afak 3afakom chokran tndar ndar t3awnni "
        "u w wa wach wash wahd wahed wa7d wa7ed wla wlla walla yak 3la 3lach 3and 3end 3nd "
        "3andi 3endi 3ndi hit 7it bla baghyin bghaw bgha bghat ra rah rani wra9 wera9 lwra9 "
        "war9a wer9a wer9at war9at wra9i lewra9 wrak wata9a wati9a milaf dossi baba mama "
        "mamma walid walida walidi walidya walidia walidin lwalidin weld wald weldi wldi "
        "waldi wlidi oulidi bent bnt benti bnti banti bnat wlad wladi oulad khoya khouya khti "
        "okhti rajli mrati marti rajel mra jeddi jdda ami khali "
        # Arabic and Darija in Arabic letters
        "ماشي ليس با مي شكون "
        "أريد اريد أود أو و في على عن من إلى الى مع كيف أين هل ما هو هي هذا هذه لي لك له لها "
        "أن ان لدي عند عندي الحصول أحصل احصل استخراج أستخرج استخرج المرجو شكرا سلام السلام "
        "عليكم بغيت باغي باغية بغينا بغا بغات بريت ديال ديالي ديالو ديالها ديالنا ديالهم "
        "ديالك دي د تاع خاصني خصني خاص لازم لازمني عافاك عفاك الله يخليك واش شنو اشنو شنا اش "
        "آش علاش كيفاش فين منين باش هاد هادي هدا هادا شي واحد واحدة وحدة ليا ليه لينا عليا "
        "فيه كاين كاينة كنت انا أنا حيت راه راني دابا ممكن نقدر نمشي ندير نديرو نديرها نصاوب "
        "نصايب نجيب نجبد نخرج ناخذ ناخد نخود نشوف نستخرج نطلب تعاونوني سيدي لالة ورقة وراق "
        "أوراق اوراق ورقات ورق وثيقة وثائق ملف دوسي ولدي بنتي ولد بنت ابني ابنتي ابن ابنة "
        "والدي والدتي الوالد الوالدة الواليد الواليدين بابا ماما أبي أمي خويا ختي أخي أختي "
        "راجلي مراتي زوجي زوجتي اولادي ولادي وليداتي عمي خالي جدي ل ب ف ك ال "
    )
)

# What was lost or has to be made anew, is told of nearly every paper.
_WEAK = frozenset(
    folded_words(
        "renouveler renouvellement renouvele perdu perdue perte vole volee duplicata nouveau "
        "nouvelle refaire expire expiree perime perimee lost renew renewal new "
        "tajdid njeded njedded nejded nbedel nbeddel jdid jdida tlef tlfat tlfet tlfat da3 da3at "
        "تجديد نجدد نبدل تبديل جديد جديدة ضاع ضاعت ضياع ضايع تلف تلفت سرقة تسرق تسرقت"
    )
)

LITTLE = 0.4


def telling(word: str) -> float:
    """Return how much a folded word tells beside others of its kind."""
    return LITTLE if not _WEAK.isdisjoint(bare_forms(word)) else 1.0


def links(word: str) -> bool:
    """Return whether a folded word only links others, with or without an article."""
    return not _LINKING.isdisjoint(bare_forms(word))

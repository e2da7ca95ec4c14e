"""Words with a full stop that does not end a sentence, by what decides about them. All in small letters, without the last stop."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NEVER_LAST = _words(
    "mr mrs ms mx dr drs prof rev hon messrs mmes gen col lt sgt capt cmdr adm maj gov sen rep pres supt atty mt vs v e.g i.e eg",
    "ie cf approx ca viz resp incl excl esp feat aka a.k.a f.k.a d.b.a c/o attn",
)
"""Titles and connecting words: a name or an explanation follows."""

BEFORE_FIGURE = _words(
    "no nos fig figs sec secs art arts vol vols pp p para paras ch chap ed eds eq eqs ref refs reg regs ex tel ext fax mob ph est app",
    "appx schedule sched pt pts ste apt rm fl max min avg temp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu",
    "thur thurs fri sat sun",
)
"""They end no sentence before a figure."""

MONTHS = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec",
)

WITHIN_NAME = _words(
    "inc corp co cos ltd llc llp lp plc ltda pty pte bhd sdn gmbh ag kg sa se nv bv ab as asa oy spa srl l.p l.l.c l.l.p p.l.c s.a",
    "s.e n.v b.v a.g a.s s.p.a s.r.l s.a.r.l s.a.s s.l k.k p.c p.a bros mfg intl int'l natl nat'l assn ass'n univ dept div gov't govt",
    "bancorp hldgs tech u.s u.k u.n e.u u.s.a u.s.c u.a.e d.c n.y l.a c.f.r p.r.c r.o.c b.c n.s p.e.i n.c s.c n.d s.d n.j n.h n.m",
    "w.va r.i ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex",
    "vt va wash wis wyo ont que sask alta man nfld ph.d phd m.d d.o d.d.s d.m.d d.v.m r.n m.p.h m.s m.sc b.s b.sc b.a m.a m.b.a mba",
    "j.d ll.b ll.m esq p.e p.eng p.geo pharm.d psy.d ed.d m.eng dr.med cpa c.p.a cfa jr sr ii iii al etc st ave blvd rd ln hwy pkwy",
    "dr ct pl sq ft lb lbs oz hr hrs yr yrs mos wk wks min mins adj dil seq op cit ibid n.a n.b a.m p.m",
)
"""They end a sentence only where the next word can only begin one."""

ZONES = _words(
    "et est edt ct cst cdt mt mst mdt pt pst pdt akst hst gmt utc bst cet cest eet eest wet west msk gst ist hkt sgt jst kst aest",
    "aedt awst acst nzst nzdt wib eat sast cat brt art eastern central mountain pacific atlantic alaska hawaii greenwich london paris",
    "beijing shanghai singapore tokyo sydney frankfurt zurich oslo stockholm vancouver toronto new hong local",
)
"""What follows a time of day, beside a weekday or a month."""

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april may",
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
)

OPENERS = _words(
    "the this that these those there it its he his she her hers they their we our i my you your in on at by for from with without",
    "within under over to as if when while once since after before during until although though because however moreover furthermore",
    "additionally finally meanwhile nevertheless therefore thus hence also but and or nor so yet both each every all any some many",
    "most several few such other another no not only a an what who where why how which whether please click visit learn follow",
    "contact register join participants investors shareholders stockholders patients according based founded headquartered",
    "established together today tomorrow yesterday currently recently previously subsequently accordingly consequently following upon",
    "among between through throughout across beyond despite given like unlike including is are was were has have had will would can",
    "could may might must should do does did let more less then now here forward-looking",
)
"""Words that begin a sentence where they stand with a capital behind a full stop."""

DOMAINS = _words(
    "com org net edu gov mil int info biz io ai co us uk de fr ch at it es nl se no dk fi eu ca au nz jp cn hk sg in kr tw br mx za",
    "ie be pl pt gr ru il ae app dev tech xyz online store news media health care bio pharma energy capital finance fund ventures",
    "group global world life live tv fm me cc js ts py php html htm pdf asp aspx",
)

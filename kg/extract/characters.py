"""What single characters, and a few words, say about where a person's name begins and ends."""

# What may follow a name without being part of a listed cue and makes its end likely.
AFTER_LIKELY = frozenset(
    "在到赴就对为作率带和与及还也从向因说称任兼当被将把以于曾已正则又再给随应先分深前走做同围随多一受却并最所共讲谈便亦均陪都是不没跟忙拟"
)
NEVER = frozenset("副两着的了在是与及或这某此每各该我你他她它们个位号第等省县区旗盟镇乡局委制餐案姓")
SELDOM = frozenset("其年月日名上下前后内外间和村次那州")
BAD_END = frozenset(
    "曾将则作率带就对在向为说称与及等到赴副还也因被把又再给受却并最所亦均由谈都从以已走做围讲便陪不没跟忙拟"
)
BAD_LAST = BAD_END - frozenset("则将就为与从以率")  # ... where a mark stands behind it (李则，)
ADDRESS = frozenset(
    (
        "先生 女士 小姐 大叔 大婶 大伯 老师 师傅 阿姨 大爷 大妈 奶奶 爷爷 "
        "老汉 大姐 大哥 某某 场长 老板 律师 医生 教授 经理 同学 总 店长 园长"
    ).split()
)
SIDES = frozenset(  # 乌方, 警方: sides of talks and the like
    "中美英法德俄日韩朝印巴蒙越老柬泰缅新菲文尼孟哈吉塔乌土伊沙阿埃叙墨古秘智委希荷匈塞罗保白冰欧港台警校院店厂资军双一两各官"
)
FORCES = ("陆军", "海军", "空军")
OFFICES = frozenset("站所科处股队部厅组团")  # what parts of bodies end with
CALLED = ("博士", "同志", "先生", "女士", "老师", "一行")  # what follows a name for certain
HOLDING = frozenset("任兼")  # 任|组长
WHITHER = HOLDING | frozenset("到驻据访赴")  # in front of places and names
JOINING = frozenset("和与及由对向经从")
JOINS = frozenset("和来")  # behind names of this country, in what may be a foreign one
NUMERALS = frozenset("一二三四五六七八九十两几")
BEARERS = frozenset("员人商者家师士贩户妇工民农主生友客匠")  # what words for people end with (经销商|X说)
UNITS = frozenset("部科处室股所队站")  # what parts of bodies end with
ADVERBIAL = frozenset("都共来后但由起经过须终初")  # surnames
FUNCTIONAL = ADVERBIAL | JOINING | frozenset("同才随全")  # surnames that are particles more often
NO_FIRST = FUNCTIONAL | frozenset("以将也就又还已称首访均皆仅虽若如因为被把只来去在自时团数当")
LEADING = NO_FIRST | WHITHER  # in front of a place where no name begins
GOVERNING = frozenset("向对将被把同")
VERBAL = frozenset(
    "赴作则抓负履带要应可必须会能是有无不没做办推落促强加提保防管查督检调研指一二三四五六七八九十两几近日今明昨"
)
FOREIGN = frozenset(
    "阿艾巴白班贝本比波伯博布卜才曹查沙次措达丹旦当道德登迪底丁多顿额尔恩法芳菲费夫福格古贵哈海罕汗豪和赫胡加嘉贾坚金杰晶卡凯康科克拉兰朗浪勒雷"
    "正顺普京什奇申登索朗默泽连岑凡森腊赖鲍蓬佩霍莱策根劳逊盖施迈耶昂纽修芬戈贝涅贾帕萨诺科纳菲乔拜"
    "地让东知真草确初秋培列堆足批旦贡觉晋桑曲拥仓佳俄孟朝莫日巴雅苏黑里力利丽林琳柳龙隆卢鲁吕罗洛玛马麦曼毛梅蒙米木姆穆纳娜南尼妮宁努诺帕平仁日荣如瑞萨塞桑瑟珊莎沙山什史斯松苏索塔泰太坦特提图吐托娃瓦旺万维文沃乌吾西希夏肖辛雪"
    "雅亚杨伊依仪英永尤于宇元云扎赞泽张珍支治卓宗佐增江央吉青群巴措姆旺次珠拥尕切羊且伍帕宝音敖敦嘎赖毕尕藏智完旦才桑杰石阿什古木合买买提热依木努尔艾力肯江别克孜勒布苏甫库尔班巴特朝鲁其格苏日娜乌云高娃斯琴图雅曲比沙马洛牛"
)

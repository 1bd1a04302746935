/// The names of symbols and their characters, as text: a literal of a thousand structures compiles
/// slowly, and a text costs nothing until the first formula.
///
/// Names and classes are those of unicode-math (unicode-math-table.tex), LaTeX and the AMS where
/// these differ, for every character that one of the compiled-in fonts has.
enum SymbolText {
  /// Letters, which alphabets restyle.
  static let letters = #"""
    imath ı jmath ȷ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ
    Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ
    Omega Ω alpha α beta β gamma γ delta δ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ
    lambda λ lamda λ mu μ nu ν xi ξ omicron ο pi π rho ρ varsigma ς sigma σ tau τ upsilon υ
    varphi φ chi χ psi ψ omega ω vartheta ϑ phi ϕ varpi ϖ digamma ϝ varkappa ϰ varrho ϱ epsilon ϵ
    partial ∂ nabla ∇
    """#

  /// Symbols on their own.
  static let ordinary = #"""
    # # $ $ % % & & asterisk * backslash \ textbackslash \ textasciicircum ^ _ _ textasciigrave `
    textasciitilde ~ textexclamdown ¡ cent ¢ pounds £ sterling £ yen ¥ S § copyright ©
    guillemotleft « lnot ¬ neg ¬ circledR ® macron ¯ degree ° textasciiacute ´ P ¶
    guillemotright » textquestiondown ¿ AA Å AE Æ DH Ð O Ø Thorn Þ ss ß aa å ae æ dh ð eth ð o ø
    thorn þ i ı L Ł l ł OE Œ oe œ lambdabar ƛ Zbar Ƶ j ȷ rasp ʼ lasp ʽ ring ˚ endash – emdash —
    horizbar ― twolowline ‗ lq ‘ rq ’ textquotedblleft “ textquotedblright ” dag † ddag ‡
    enleadertwodots ‥ unicodeellipsis … perthousand ‰ prime ′ dprime ″ trprime ‴ backprime ‵
    backdprime ‶ backtrprime ‷ caretinsert ‸ guilsinglleft ‹ guilsinglright › Exclam ‼
    hyphenbullet ⁃ Question ⁇ qprime ⁗ euro €
    Eulerconst ℇ scrg ℊ scrH ℋ Planckconst ℎ hbar ℏ hslash ℏ scrI ℐ Im ℑ scrL ℒ
    ell ℓ wp ℘ scrR ℛ Re ℜ mho ℧ frakZ ℨ scrB ℬ frakC ℭ scre ℯ scrE ℰ scrF ℱ Finv Ⅎ scrM ℳ scro ℴ
    aleph ℵ beth ℶ gimel ℷ daleth ℸ Game ⅁ Yup ⅄ updownarrowbar ↨ linefeed ↴ carriagereturn ↵
    barovernorthwestarrow ↸ barleftarrowrightarrowbar ↹ acwopencirclearrow ↺ cwopencirclearrow ↻
    nHuparrow ⇞ nHdownarrow ⇟ leftdasharrow ⇠ updasharrow ⇡ rightdasharrow ⇢ downdasharrow ⇣
    leftwhitearrow ⇦ upwhitearrow ⇧ rightwhitearrow ⇨ downwhitearrow ⇩ whitearrowupfrombar ⇪
    forall ∀ complement ∁ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ increment ∆ QED ∎ diagup ∕
    surd √ infty ∞ rightangle ∟ angle ∠ measuredangle ∡ sphericalangle ∢ sinewave ∿ top ⊤ bot ⊥
    hermitmatrix ⊹ measuredrightangle ⊾ varlrtriangle ⊿ unicodecdots ⋯ diameter ⌀ house ⌂
    invnot ⌐ sqlozenge ⌑ turnednot ⌙ inttop ⌠ intbottom ⌡ varhexagonlrbonds ⌬ hexagon ⎔
    lparenuend ⎛ lparenextender ⎜ lparenlend ⎝ rparenuend ⎞ rparenextender ⎟ rparenlend ⎠
    lbrackuend ⎡ lbrackextender ⎢ lbracklend ⎣ rbrackuend ⎤ rbrackextender ⎥ rbracklend ⎦
    lbraceuend ⎧ lbracemid ⎨ lbracelend ⎩ vbraceextender ⎪ rbraceuend ⎫ rbracemid ⎬ rbracelend ⎭
    intextender ⎮ sumtop ⎲ sumbottom ⎳ sqrtbottom ⎷ varcarriagereturn ⏎ obrbrak ⏠ ubrbrak ⏡
    benzenr ⏣ fltns ⏥ blanksymbol ␢ circledS Ⓢ bdtriplevdash ┆ blockuphalf ▀ blocklowhalf ▄
    blockfull █ blocklefthalf ▌ blockrighthalf ▐ blockqtrshaded ░ blockhalfshaded ▒
    blockthreeqtrshaded ▓ blacksquare ■ mdlgblksquare ■ Box □ mdlgwhtsquare □ square □ squoval ▢
    blackinwhitesquare ▣ squarehfill ▤ squarevfill ▥ squarehvfill ▦ squarenwsefill ▧
    squareneswfill ▨ squarecrossfill ▩ smblksquare ▪ smwhtsquare ▫ hrectangleblack ▬ hrectangle ▭
    vrectangleblack ▮ vrectangle ▯ parallelogramblack ▰ parallelogram ▱ bigblacktriangleup ▲
    blacktriangle ▲ triangle △ vartriangle △ smallblacktriangleright ▸ smalltriangleright ▹
    blackpointerright ► whitepointerright ▻ bigblacktriangledown ▼ blacktriangledown ▼
    triangledown ▽ smallblacktriangleleft ◂ smalltriangleleft ◃ blackpointerleft ◄
    whitepointerleft ◅ mdlgblkdiamond ◆ Diamond ◇ mdlgwhtdiamond ◇ blackinwhitediamond ◈
    fisheye ◉ lozenge ◊ mdlgwhtlozenge ◊ dottedcircle ◌ circlevertfill ◍ bullseye ◎
    mdlgblkcircle ● circlelefthalfblack ◐ circlerighthalfblack ◑ circlebottomhalfblack ◒
    circletophalfblack ◓ circleurquadblack ◔ blackcircleulquadwhite ◕ blacklefthalfcircle ◖
    blackrighthalfcircle ◗ inversebullet ◘ inversewhitecircle ◙ invwhiteupperhalfcircle ◚
    invwhitelowerhalfcircle ◛ ularc ◜ urarc ◝ lrarc ◞ llarc ◟ topsemicircle ◠ botsemicircle ◡
    lrblacktriangle ◢ llblacktriangle ◣ ulblacktriangle ◤ urblacktriangle ◥ smwhtcircle ◦
    squareleftblack ◧ squarerightblack ◨ squareulblack ◩ squarelrblack ◪ trianglecdot ◬
    triangleleftblack ◭ trianglerightblack ◮ lgwhtcircle ◯ squareulquad ◰ squarellquad ◱
    squarelrquad ◲ squareurquad ◳ circleulquad ◴ circlellquad ◵ circlelrquad ◶ circleurquad ◷
    ultriangle ◸ urtriangle ◹ lltriangle ◺ mdwhtsquare ◻ mdblksquare ◼ mdsmwhtsquare ◽
    mdsmblksquare ◾ lrtriangle ◿ bigstar ★ bigwhitestar ☆ astrosun ☉ danger ☡ blacksmiley ☻ sun ☼
    rightmoon ☽ leftmoon ☾ female ♀ male ♂ spadesuit ♠ heartsuit ♡ diamondsuit ♢ clubsuit ♣
    spadesuitopen ♤ varspadesuit ♤ varheartsuit ♥ vardiamondsuit ♦ clubsuitopen ♧ varclubsuit ♧
    quarternote ♩ eighthnote ♪ twonotes ♫ flat ♭ natural ♮ sharp ♯ acidfree ♾ dicei ⚀ diceii ⚁
    diceiii ⚂ diceiv ⚃ dicev ⚄ dicevi ⚅ circledrightdot ⚆ circledtwodots ⚇ blackcircledrightdot ⚈
    blackcircledtwodots ⚉ Hermaphrodite ⚥ mdwhtcircle ⚪ mdblkcircle ⚫ mdsmwhtcircle ⚬ neuter ⚲
    checkmark ✓ maltese ✠ circledstar ✪ varstar ✶ dingasterisk ✽ draftingarrow ➛ blacklozenge ⧫
    squaretopblack ⬒ squarebotblack ⬓ squareurblack ⬔ squarellblack ⬕ diamondleftblack ⬖
    diamondrightblack ⬗ diamondtopblack ⬘ diamondbotblack ⬙ dottedsquare ⬚ lgwhtsquare ⬜
    pentagonblack ⬟ pentagon ⬠ varhexagon ⬡ varhexagonblack ⬢ hexagonblack ⬣ lgblkcircle ⬤
    rightpentagonblack ⭓ rightpentagon ⭔ Bbbk 𝕜
    """#

  /// Large operators with limits above and below in display style.
  static let largeOperators = #"""
    prod ∏ coprod ∐ sum ∑ bigwedge ⋀ bigvee ⋁ bigcap ⋂ bigcup ⋃ bigbot ⟘ bigtop ⟙ bigodot ⨀
    bigoplus ⨁ bigotimes ⨂ bigcupdot ⨃ biguplus ⨄ bigsqcap ⨅ bigsqcup ⨆ bigtimes ⨉
    """#

  /// Large operators with limits beside them.
  static let integrals = #"""
    int ∫ smallint ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ intclockwise ∱ smallintclockwise ∱
    smallvarointclockwise ∲ varointclockwise ∲ ointctrclockwise ∳ smallointctrcclockwise ∳
    iiiint ⨌ intbar ⨍ intBar ⨎ fint ⨏ cirfnint ⨐ awint ⨑ rppolint ⨒ scpolint ⨓ npolint ⨔
    pointint ⨕ sqint ⨖ intlarhk ⨗ intx ⨘ intcap ⨙ intcup ⨚ upint ⨛ lowint ⨜
    """#

  /// Binary operators.
  static let binaryOperators = #"""
    And & plus + pm ± times × div ÷ dagger † ddagger ‡ smblkcircle • tieconcat ⁀ fracslash ⁄
    minus − mp ∓ dotplus ∔ divslash ∕ slash ∕ setminus ∖ smallsetminus ∖ ast ∗ circ ∘
    vysmwhtcircle ∘ bullet ∙ vysmblkcircle ∙ land ∧ wedge ∧ lor ∨ vee ∨ cap ∩ cup ∪ dotminus ∸
    minuscolon ∹ invlazys ∾ wr ≀ cupleftarrow ⊌ cupdot ⊍ uplus ⊎ sqcap ⊓ sqcup ⊔ oplus ⊕ ominus ⊖
    otimes ⊗ oslash ⊘ odot ⊙ circledcirc ⊚ circledast ⊛ circledequal ⊜ circleddash ⊝ boxplus ⊞
    boxminus ⊟ boxtimes ⊠ boxdot ⊡ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ intercal ⊺ veebar ⊻ barwedge ⊼
    barvee ⊽ diamond ⋄ smwhtdiamond ⋄ cdot ⋅ centerdot ⋅ star ⋆ divideontimes ⋇ ltimes ⋉ rtimes ⋊
    leftthreetimes ⋋ rightthreetimes ⋌ curlyvee ⋎ curlywedge ⋏ Cap ⋒ doublecap ⋒ Cup ⋓
    doublecup ⋓ varbarwedge ⌅ vardoublebarwedge ⌆ bigtriangleup △ triangleright ▷
    bigtriangledown ▽ triangleleft ◁ mdlgwhtcircle ○ boxbar ◫ bigcirc ◯ lozengeminus ⟠
    concavediamond ⟡ concavediamondtickleft ⟢ concavediamondtickright ⟣ mdlgblklozenge ⧫
    doubleplus ⧺ tripleplus ⧻ vectimes ⨯ amalg ⨿
    """#

  /// Relations and arrows.
  static let relations = #"""
    less < equal = greater > backepsilon ϶ closure ⁐ gets ← leftarrow ← uparrow ↑ rightarrow →
    to → downarrow ↓ leftrightarrow ↔ updownarrow ↕ nwarrow ↖ nearrow ↗ searrow ↘ swarrow ↙
    nleftarrow ↚ nrightarrow ↛ leftwavearrow ↜ rightwavearrow ↝ twoheadleftarrow ↞
    twoheaduparrow ↟ twoheadrightarrow ↠ twoheaddownarrow ↡ leftarrowtail ↢ rightarrowtail ↣
    mapsfrom ↤ mapsup ↥ mapsto ↦ mapsdown ↧ hookleftarrow ↩ hookrightarrow ↪ looparrowleft ↫
    looparrowright ↬ leftrightsquigarrow ↭ nleftrightarrow ↮ downzigzagarrow ↯ Lsh ↰ Rsh ↱ Ldsh ↲
    Rdsh ↳ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻
    leftharpoonup ↼ leftharpoondown ↽ restriction ↾ upharpoonright ↾ upharpoonleft ↿
    rightharpoonup ⇀ rightharpoondown ⇁ downharpoonright ⇂ downharpoonleft ⇃ rightleftarrows ⇄
    updownarrows ⇅ leftrightarrows ⇆ leftleftarrows ⇇ upuparrows ⇈ rightrightarrows ⇉
    downdownarrows ⇊ leftrightharpoons ⇋ rightleftharpoons ⇌ nLeftarrow ⇍ nLeftrightarrow ⇎
    nRightarrow ⇏ Leftarrow ⇐ Uparrow ⇑ Rightarrow ⇒ Downarrow ⇓ Leftrightarrow ⇔ Updownarrow ⇕
    Nwarrow ⇖ Nearrow ⇗ Searrow ⇘ Swarrow ⇙ Lleftarrow ⇚ Rrightarrow ⇛ leftsquigarrow ⇜ leadsto ⇝
    rightsquigarrow ⇝ rightzigzagarrow ⇝ dashleftarrow ⇠ dashrightarrow ⇢ barleftarrow ⇤
    rightarrowbar ⇥ circleonrightarrow ⇴ downuparrows ⇵ rightthreearrows ⇶ nvleftarrow ⇷
    nvrightarrow ⇸ nvleftrightarrow ⇹ nVleftarrow ⇺ nVrightarrow ⇻ nVleftrightarrow ⇼
    leftarrowtriangle ⇽ rightarrowtriangle ⇾ leftrightarrowtriangle ⇿ in ∈ notin ∉ smallin ∊ ni ∋
    owns ∋ nni ∌ notsmallowns ∌ smallni ∍ smallowns ∍ propto ∝ varpropto ∝ mid ∣ shortmid ∣
    nmid ∤ nshortmid ∤ parallel ∥ shortparallel ∥ nparallel ∦ nshortparallel ∦ therefore ∴
    because ∵ ratio ∶ vcentcolon ∶ Colon ∷ dashcolon ∹ dotsminusdots ∺ kernelcontraction ∻ sim ∼
    thicksim ∼ backsim ∽ ac ∾ nsim ≁ eqsim ≂ sime ≃ simeq ≃ nsime ≄ nsimeq ≄ cong ≅ simneqq ≆
    ncong ≇ approx ≈ thickapprox ≈ napprox ≉ approxeq ≊ approxident ≋ backcong ≌ asymp ≍ Bumpeq ≎
    bumpeq ≏ doteq ≐ Doteq ≑ doteqdot ≑ fallingdotseq ≒ risingdotseq ≓ coloneq ≔ coloneqq ≔
    eqcolon ≕ eqqcolon ≕ eqcirc ≖ circeq ≗ arceq ≘ wedgeq ≙ veeeq ≚ stareq ≛ triangleeq ≜
    triangleq ≜ eqdef ≝ measeq ≞ questeq ≟ ne ≠ neq ≠ equiv ≡ nequiv ≢ Equiv ≣ le ≤ leq ≤ ge ≥
    geq ≥ leqq ≦ geqq ≧ lneqq ≨ lvertneqq ≨ gneqq ≩ gvertneqq ≩ ll ≪ gg ≫ between ≬ nasymp ≭
    nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lesssim ≲ gtrsim ≳ nlesssim ≴ ngtrsim ≵ lessgtr ≶ gtrless ≷
    nlessgtr ≸ ngtrless ≹ prec ≺ succ ≻ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ nprec ⊀
    nsucc ⊁ subset ⊂ supset ⊃ nsubset ⊄ nsupset ⊅ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉
    subsetneq ⊊ varsubsetneq ⊊ supsetneq ⊋ varsupsetneq ⊋ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑
    sqsupseteq ⊒ oequal ⊜ vdash ⊢ dashv ⊣ assert ⊦ rightassert ⊦ models ⊧ vDash ⊨ Vdash ⊩
    Vvdash ⊪ VDash ⊫ rightModels ⊫ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ prurel ⊰ scurel ⊱
    vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵ origof ⊶ imageof ⊷
    multimap ⊸ Join ⋈ bowtie ⋈ backsimeq ⋍ Subset ⋐ Supset ⋑ pitchfork ⋔ equalparallel ⋕
    lessdot ⋖ gtrdot ⋗ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙ lesseqgtr ⋚ gtreqless ⋛ eqless ⋜ eqgtr ⋝
    curlyeqprec ⋞ curlyeqsucc ⋟ npreccurlyeq ⋠ nsucccurlyeq ⋡ nsqsubseteq ⋢ nsqsupseteq ⋣
    sqsubsetneq ⋤ sqsupsetneq ⋥ lnsim ⋦ gnsim ⋧ precnsim ⋨ succnsim ⋩ ntriangleleft ⋪
    nvartriangleleft ⋪ ntriangleright ⋫ nvartriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭
    disin ⋲ varisins ⋳ isins ⋴ isindot ⋵ varisinobar ⋶ isinobar ⋷ isinvb ⋸ isinE ⋹ nisd ⋺
    varnis ⋻ nis ⋼ varniobar ⋽ niobar ⋾ bagmember ⋿ frown ⌢ smallfrown ⌢ smallsmile ⌣ smile ⌣
    blacktriangleright ▶ blacktriangleleft ◀ perp ⟂ DashVDash ⟚ dashVdash ⟛ multimapinv ⟜
    vlongdash ⟝ longdashv ⟞ UUparrow ⟰ DDownarrow ⟱ acwgapcirclearrow ⟲ cwgapcirclearrow ⟳
    rightarrowonoplus ⟴ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸
     Longrightarrow ⟹ Longleftrightarrow ⟺ longmapsfrom ⟻ longmapsto ⟼
    Longmapsfrom ⟽ Longmapsto ⟾ longrightsquigarrow ⟿ Mapsfrom ⤆ Mapsto ⤇ Uuparrow ⤊ Ddownarrow ⤋
    acwcirclearrow ⥀ cwcirclearrow ⥁ rtriltri ⧎ ltrivb ⧏ vbrtri ⧐ lfbowtie ⧑ rfbowtie ⧒ fbowtie ⧓
    lftimes ⧔ rftimes ⧕ dotsim ⩪ simrdots ⩫ leqslant ⩽ geqslant ⩾ lesdot ⩿ gesdot ⪀ lesdoto ⪁
    gesdoto ⪂ lesdotor ⪃ gesdotol ⪄ lessapprox ⪅ gtrapprox ⪆ lneq ⪇ gneq ⪈ lnapprox ⪉ gnapprox ⪊
    lesseqqgtr ⪋ gtreqqless ⪌ lsime ⪍ gsime ⪎ lsimg ⪏ gsiml ⪐ lgE ⪑ glE ⪒ lesges ⪓ gesles ⪔
    eqslantless ⪕ eqslantgtr ⪖ elsdot ⪗ egsdot ⪘ eqqless ⪙ eqqgtr ⪚ eqqslantless ⪛ eqqslantgtr ⪜
    simless ⪝ simgtr ⪞ simlE ⪟ simgE ⪠ bumpeqq ⪮ preceq ⪯ succeq ⪰ precneq ⪱ succneq ⪲ preceqq ⪳
    succeqq ⪴ precneqq ⪵ succneqq ⪶ precapprox ⪷ succapprox ⪸ precnapprox ⪹ succnapprox ⪺
    leqqslant ⫹ geqqslant ⫺ leftthreearrows ⬱ longleftsquigarrow ⬳
    """#

  /// Opening delimiters.
  static let opening = #"""
    leftparen ( lparen ( lbrack [ lbrace { leftbrace { { { lvert | lVert ‖ cuberoot ∛
    fourthroot ∜ lceil ⌈ lfloor ⌊ ulcorner ⌜ llcorner ⌞ lbrbrak ❲ lbag ⟅ lBrack ⟦ llbracket ⟦
    langle ⟨ lAngle ⟪ lgroup ⟮ lBrace ⦃
    """#

  /// Closing delimiters.
  static let closing = #"""
    rightparen ) rparen ) rbrack ] rvert | rbrace } rightbrace } } } rVert ‖ rceil ⌉ rfloor ⌋
    urcorner ⌝ lrcorner ⌟ rbrbrak ❳ rbag ⟆ rBrack ⟧ rrbracket ⟧ rangle ⟩ rAngle ⟫ rgroup ⟯
    rBrace ⦄
    """#

  /// Delimiters for either side.
  static let fences = #"""
    vert | Vert ‖ | ‖
    """#

  /// Punctuation.
  static let punctuation = #"""
    ldotp . colon : cdotp ·
    """#

  /// Dots, which stand for what is left out.
  static let dots = #"""
    dots … dotsc … dotso … ldots … mathellipsis … vdots ⋮ cdots ⋯ dotsb ⋯ dotsi ⋯ dotsm ⋯ adots ⋰
    iddots ⋰ ddots ⋱
    """#
}

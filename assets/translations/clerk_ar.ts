<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Clerk</name>
    <message>
        <source>Counter %1</source>
        <translation>الشباك %1</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>شاغر</translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation>اختاروا شباككم</translation>
    </message>
    <message>
        <source>Press the counter&apos;s number, or Tab and Enter.</source>
        <translation>اضغطوا على رقم الشباك، أو استعملوا مفتاحي Tab وEnter.</translation>
    </message>
    <message>
        <source>Keys that write nothing: F2 to F7, Ctrl and Alt</source>
        <translation>مفاتيح لا تكتب شيئا: F2 إلى F7 وCtrl وAlt</translation>
    </message>
    <message>
        <source>These, and single keys: space bar, letters, digits</source>
        <translation>هذه والمفاتيح المفردة: المسافة والحروف والأرقام</translation>
    </message>
    <message>
        <source>No keys: Tab and Enter, or the mouse</source>
        <translation>بدون مفاتيح: Tab وEnter أو الفأرة</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>هذه الصفحة</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Which service now, for the same visitor?</source>
        <translation>أي خدمة الآن، للمرتفق نفسه؟</translation>
    </message>
    <message>
        <source>Which service, for a visitor without a ticket?</source>
        <translation>أي خدمة، لمرتفق بدون تذكرة؟</translation>
    </message>
    <message>
        <source>All services of the counter alike</source>
        <translation>جميع خدمات الشباك على السواء</translation>
    </message>
    <message>
        <source>What do you call?</source>
        <translation>من تنادون؟</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>مدة الانتظار</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل ذلك</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا اتصال</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>تكبير</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>لا أحد ينتظر</numerusform>
            <numerusform>مرتفق واحد ينتظر</numerusform>
            <numerusform>مرتفقان ينتظران</numerusform>
            <numerusform>%n مرتفقين ينتظرون</numerusform>
            <numerusform>%n مرتفقا ينتظرون</numerusform>
            <numerusform>%n مرتفق ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>في استراحة</translation>
    </message>
    <message>
        <source>Until it is back, the person in charge calls by the numbers on paper, the smallest first, and writes down up to which number was served.</source>
        <translation>إلى حين عودته، ينادي مسؤول الوحدة حسب أرقام التذاكر الورقية، الأصغر أولا، ويسجل آخر رقم أُنجزت خدمته.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورقة</translation>
    </message>
    <message>
        <source>Since %1 · %2</source>
        <translation>منذ %1 · %2</translation>
    </message>
    <message>
        <source>No visitor at the counter</source>
        <translation>لا مرتفق عند الشباك</translation>
    </message>
    <message numerus="yes">
        <source>Called %n times · %1</source>
        <translation>
            <numerusform>تم النداء · %1</numerusform>
            <numerusform>تم النداء · %1</numerusform>
            <numerusform>تم النداء مرتين · %1</numerusform>
            <numerusform>تم النداء %n مرات · %1</numerusform>
            <numerusform>تم النداء %n مرة · %1</numerusform>
            <numerusform>تم النداء %n مرة · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Called · %1</source>
        <translation>تم النداء · %1</translation>
    </message>
    <message>
        <source>In service · %1</source>
        <translation>قيد الخدمة · %1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>This button has just changed: “%1”. Please press again.</source>
        <translation>تغير هذا الزر للتو: «%1». المرجو الضغط مرة أخرى.</translation>
    </message>
    <message>
        <source>It was done after all. Go on from here.</source>
        <translation>لقد تم الأمر فعلا. تابعوا من هنا.</translation>
    </message>
    <message>
        <source>The window has just come to the front. Please press again.</source>
        <translation>ظهرت النافذة للتو في المقدمة. المرجو الضغط مرة أخرى.</translation>
    </message>
    <message>
        <source>Finished. Nobody is waiting.</source>
        <translation>انتهت الخدمة. لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>نداء التالي</translation>
    </message>
    <message>
        <source>Start service</source>
        <translation>بدء الخدمة</translation>
    </message>
    <message>
        <source>Finish and call next</source>
        <translation>إنهاء ونداء التالي</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>نداء %1</translation>
    </message>
    <message>
        <source>%1 is called: %2</source>
        <translation>نودي على %1: %2</translation>
    </message>
    <message>
        <source>The call of %1 is undone.</source>
        <translation>ألغي نداء %1.</translation>
    </message>
    <message>
        <source>%1: the service begins.</source>
        <translation>%1: بدأت الخدمة.</translation>
    </message>
    <message>
        <source>Finish and call %1</source>
        <translation>إنهاء ونداء %1</translation>
    </message>
    <message>
        <source>You are back.</source>
        <translation>عدتم من الاستراحة.</translation>
    </message>
    <message>
        <source>Serve without a ticket</source>
        <translation>استقبال دون تذكرة</translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation>%1: الآن %2</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>سحب من الصف</translation>
    </message>
    <message>
        <source>You are on a break.</source>
        <translation>أنتم في استراحة.</translation>
    </message>
    <message>
        <source>%1 is called again.</source>
        <translation>أعيد نداء %1.</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>غائب</translation>
    </message>
    <message>
        <source>Back in line</source>
        <translation>إعادة إلى الصف</translation>
    </message>
    <message>
        <source>%1: finished.</source>
        <translation>%1: انتهت الخدمة.</translation>
    </message>
    <message>
        <source>Other outcome</source>
        <translation>نتيجة أخرى</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>نتيجة الزيارة: %1</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>خدمة أخرى</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>إحالة</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Readmit</source>
        <translation>إعادة قبوله</translation>
    </message>
    <message>
        <source>The work profile is taken.</source>
        <translation>اعتمد نمط العمل.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>لقد عدت</translation>
    </message>
    <message>
        <source>Call a number</source>
        <translation>نداء رقم</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>استراحة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>نمط العمل</translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation>سجلت الملاحظة.</translation>
    </message>
    <message>
        <source>Undone: %1 · %2</source>
        <translation>تم التراجع عن: %1 · %2</translation>
    </message>
    <message>
        <source>%1 did not come.</source>
        <translation>لم يحضر %1.</translation>
    </message>
    <message>
        <source>%1 is set aside.</source>
        <translation>تم تعليق %1.</translation>
    </message>
    <message>
        <source>%1 is sent on.</source>
        <translation>أُحيل %1.</translation>
    </message>
    <message>
        <source>%1 waits no more.</source>
        <translation>%1 لم يعد ينتظر.</translation>
    </message>
    <message>
        <source>%1 waits again.</source>
        <translation>عاد %1 إلى الانتظار.</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>أُحيل</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>معلق</translation>
    </message>
    <message>
        <source>back in line</source>
        <translation>أعيد إلى الصف</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>%1 (told: %2 at most)</source>
        <translation>%1 (المعلن: %2 على الأكثر)</translation>
    </message>
    <message>
        <source>Get ready for %1: %2</source>
        <translation>للتحضير لـ %1: %2</translation>
    </message>
    <message>
        <source>Press %1 when you are back.</source>
        <translation>اضغطوا على %1 عند عودتكم.</translation>
    </message>
    <message>
        <source>Whoever comes is told here.</source>
        <translation>يُعلَن هنا عن أول من يصل.</translation>
    </message>
    <message>
        <source>Press %1 to call the next one.</source>
        <translation>اضغطوا على %1 لنداء التالي.</translation>
    </message>
    <message>
        <source>%1 works at counter %2. Choose it again to take it over.</source>
        <translation>%1 في الشباك %2. اختاروه مرة أخرى لتسلمه.</translation>
    </message>
    <message>
        <source>%1 has taken counter %2. Choose yours.</source>
        <translation>تسلم %1 الشباك %2. اختاروا شباككم.</translation>
    </message>
    <message>
        <source>Your work at counter %2 was ended. Choose your counter.</source>
        <translation>انتهى عملكم في الشباك %2. اختاروا شباككم.</translation>
    </message>
    <message>
        <source>Not done: too soon after the act before. Please press again.</source>
        <translation>لم ينفذ: تم الضغط مباشرة بعد الإجراء السابق. المرجو الضغط مرة أخرى.</translation>
    </message>
    <message>
        <source>No connection since %1. Start, finish, no-show and note are kept here; nobody can be called.</source>
        <translation>لا اتصال منذ %1. تُحفظ هنا البداية والنهاية والغياب والملاحظة، ولا يمكن النداء على أحد.</translation>
    </message>
    <message>
        <source>The connection is back. What you did meanwhile is entered.</source>
        <translation>عاد الاتصال. ما قمتم به في غضون ذلك مسجل.</translation>
    </message>
    <message>
        <source>The connection is back.</source>
        <translation>عاد الاتصال.</translation>
    </message>
    <message>
        <source>%1 · %2: kept here, and entered when the connection is back.</source>
        <translation>%1 · %2: محفوظ هنا، ويسجل عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>%1 · %2 could not be entered afterwards. %3</source>
        <translation>%1 · %2: تعذر التسجيل لاحقا. %3</translation>
    </message>
    <message>
        <source>The call box is not there. Plug it in; use the keyboard.</source>
        <translation>جهاز النداء غير موصول: أوصلوه، واستعملوا لوحة المفاتيح إلى حين ذلك.</translation>
    </message>
    <message>
        <source>The call box may not be opened here. Tell the technician.</source>
        <translation>لا يُسمح هنا بفتح جهاز النداء. أخبروا التقني.</translation>
    </message>
    <message>
        <source>Another program has the call box. Tell the technician.</source>
        <translation>برنامج آخر يستعمل جهاز النداء. أخبروا التقني.</translation>
    </message>
    <message>
        <source>What is named as call box is no number pad.</source>
        <translation>الجهاز المحدد للنداء ليس لوحة أرقام. أخبروا التقني.</translation>
    </message>
    <message>
        <source>This computer cannot use a call box.</source>
        <translation>لا يمكن لهذا الحاسوب استعمال جهاز النداء.</translation>
    </message>
    <message>
        <source>%1 is waiting.</source>
        <translation>%1 في الانتظار.</translation>
    </message>
    <message>
        <source>%1: perhaps without paper; no open station can print it</source>
        <translation>%1: ربما بدون ورقة؛ لا توجد محطة مفتوحة يمكنها طباعتها</translation>
    </message>
    <message>
        <source>%1: perhaps without paper</source>
        <translation>%1: ربما بدون ورقة</translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation>تعاد طباعة %1 في %2.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Who waits, in the order of the calls</source>
        <translation>المنتظرون حسب ترتيب النداء</translation>
    </message>
    <message>
        <source>Aside</source>
        <translation>معلق</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>غائب</translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation>
            <numerusform>لا أحد في الانتظار</numerusform>
            <numerusform>شخص واحد في الانتظار</numerusform>
            <numerusform>شخصان في الانتظار</numerusform>
            <numerusform>%n أشخاص في الانتظار</numerusform>
            <numerusform>%n شخصا في الانتظار</numerusform>
            <numerusform>%n شخص في الانتظار</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitors set aside</source>
        <translation>المعلقون</translation>
    </message>
    <message>
        <source>Absent visitors</source>
        <translation>الغائبون</translation>
    </message>
    <message numerus="yes">
        <source>%n beyond the time aimed at</source>
        <translation>
            <numerusform>لا أحد تجاوز الهدف</numerusform>
            <numerusform>واحد تجاوز الهدف</numerusform>
            <numerusform>اثنان تجاوزا الهدف</numerusform>
            <numerusform>%n تجاوزوا الهدف</numerusform>
            <numerusform>%n تجاوزوا الهدف</numerusform>
            <numerusform>%n تجاوزوا الهدف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ولا أحد غيرهم</numerusform>
            <numerusform>وشخص آخر</numerusform>
            <numerusform>وشخصان آخران</numerusform>
            <numerusform>و%n أشخاص آخرين</numerusform>
            <numerusform>و%n شخصا آخر</numerusform>
            <numerusform>و%n شخص آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls whoever comes for:</source>
        <translation>%1 ينادي على من يأتي من أجل:</translation>
    </message>
    <message>
        <source>for me</source>
        <translation>لي</translation>
    </message>
    <message>
        <source>for anyone</source>
        <translation>لأي زميل</translation>
    </message>
    <message>
        <source>Where does the visitor go?</source>
        <translation>إلى أين يتوجه المرتفق؟</translation>
    </message>
    <message>
        <source>Set the visitor aside</source>
        <translation>تعليق الزيارة</translation>
    </message>
    <message>
        <source>I call her back myself</source>
        <translation>أنادي عليه بنفسي</translation>
    </message>
    <message>
        <source>Any colleague may call her back</source>
        <translation>ينادي عليه أي زميل</translation>
    </message>
    <message>
        <source>Note on this visit</source>
        <translation>ملاحظة عن هذه الزيارة</translation>
    </message>
    <message>
        <source>Write it below; the next counter reads it</source>
        <translation>اكتبوها أسفله؛ يقرؤها الشباك التالي</translation>
    </message>
    <message>
        <source>Not done here</source>
        <translation>لم تنجز هنا</translation>
    </message>
    <message>
        <source>What became of the service here?</source>
        <translation>ما نتيجة الخدمة هنا؟</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>زميل</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>أخذ استراحة</translation>
    </message>
    <message>
        <source>Prayer</source>
        <translation>الصلاة</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>وجبة</translation>
    </message>
    <message>
        <source>Short rest</source>
        <translation>راحة قصيرة</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>اجتماع</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>تكوين</translation>
    </message>
    <message>
        <source>Why out of turn?</source>
        <translation>لماذا خارج الدور؟</translation>
    </message>
    <message>
        <source>Cannot wait</source>
        <translation>لا يستطيع الانتظار</translation>
    </message>
    <message>
        <source>Comes back with a missing document</source>
        <translation>عاد بوثيقة كانت ناقصة</translation>
    </message>
    <message>
        <source>Was sent here by mistake</source>
        <translation>وُجه إلى هنا خطأ</translation>
    </message>
    <message>
        <source>At the manager’s request</source>
        <translation>بطلب من مسؤول الوحدة</translation>
    </message>
    <message>
        <source>Other: write it below</source>
        <translation>غير ذلك: اكتبوه أسفله</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>لا أحد.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>Note for the next counter, if any</source>
        <translation>ملاحظة للشباك الموالي، إن وجدت</translation>
    </message>
    <message>
        <source>In your own words, if needed</source>
        <translation>بعباراتكم، عند الحاجة</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>رقم التذكرة</translation>
    </message>
    <message>
        <source>Whom do you call?</source>
        <translation>من تنادون؟</translation>
    </message>
    <message>
        <source>Who gives up waiting?</source>
        <translation>من يتخلى عن الانتظار؟</translation>
    </message>
    <message>
        <source>%1 leaves the line for good</source>
        <translation>%1 يغادر الصف نهائيا</translation>
    </message>
    <message>
        <source>This cannot be undone: her place is lost.</source>
        <translation>لا يمكن التراجع عن هذا: يضيع مكانه في الصف.</translation>
    </message>
    <message>
        <source>She told me so</source>
        <translation>أخبرني المرتفق بذلك</translation>
    </message>
    <message>
        <source>Who is back?</source>
        <translation>من عاد؟</translation>
    </message>
    <message>
        <source>Who was absent and is here now?</source>
        <translation>من كان غائبا وحضر الآن؟</translation>
    </message>
    <message>
        <source>Perhaps not printed: please call the number aloud</source>
        <translation>ربما لم تُطبع: المرجو النداء على الرقم بصوت مسموع</translation>
    </message>
    <message>
        <source>%1 · here since %2</source>
        <translation>%1 · حاضر منذ %2</translation>
    </message>
    <message>
        <source>Your key was heard. The database is slow to answer …</source>
        <translation>تم تسجيل ضغطتكم. قاعدة البيانات تتأخر في الرد…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Close the counter</source>
        <translation>إغلاق الشباك</translation>
    </message>
    <message>
        <source>Close counter %1</source>
        <translation>إغلاق الشباك %1</translation>
    </message>
    <message numerus="yes">
        <source>%n wait for what nobody else gives now</source>
        <translation>
            <numerusform>لا أحد ينتظر خدمة لا يقدمها غيركم الآن</numerusform>
            <numerusform>مرتفق واحد ينتظر خدمة لا يقدمها غيركم الآن</numerusform>
            <numerusform>مرتفقان ينتظران خدمة لا يقدمها غيركم الآن</numerusform>
            <numerusform>%n مرتفقين ينتظرون خدمة لا يقدمها غيركم الآن</numerusform>
            <numerusform>%n مرتفقا ينتظرون خدمة لا يقدمها غيركم الآن</numerusform>
            <numerusform>%n مرتفق ينتظرون خدمة لا يقدمها غيركم الآن</numerusform>
        </translation>
    </message>
    <message>
        <source>Close and sign out</source>
        <translation>إغلاق وتسجيل الخروج</translation>
    </message>
    <message>
        <source>Change counter</source>
        <translation>تغيير الشباك</translation>
    </message>
    <message>
        <source>The call box works again.</source>
        <translation>جهاز النداء يعمل من جديد.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>اطلعت عليه</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>أُنجزت خدمتهم اليوم</translation>
    </message>
    <message>
        <source>Did not come today</source>
        <translation>غائبون اليوم</translation>
    </message>
    <message>
        <source>Mean wait before you</source>
        <translation>متوسط الانتظار</translation>
    </message>
    <message>
        <source>Mean time with you</source>
        <translation>متوسط مدة الخدمة</translation>
    </message>
    <message>
        <source>Documents to see</source>
        <translation>الوثائق المطلوبة</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>نتيجة الزيارة</translation>
    </message>
    <message>
        <source>What the hall sees</source>
        <translation>ما تراه القاعة</translation>
    </message>
    <message>
        <source>If nobody comes</source>
        <translation>إذا لم يحضر أحد</translation>
    </message>
    <message>
        <source>%1 and counter %2, large on the screen.</source>
        <translation>%1 والشباك %2 بحروف كبيرة على الشاشة.</translation>
    </message>
    <message>
        <source>Called aloud in %1 and in %2.</source>
        <translation>النداء الصوتي: %1 و%2.</translation>
    </message>
    <message>
        <source>Called aloud in %1.</source>
        <translation>النداء الصوتي: %1.</translation>
    </message>
    <message>
        <source>Recall. “No-show” becomes possible %1 after the call, or after call number %2. %3 then stands among the absent, and may come back for %4.</source>
        <translation>أعيدوا النداء. يصبح «غائب» ممكنا بعد %1 من النداء، أو بعد النداء رقم %2. يبقى %3 ضمن الغائبين ويمكنه العودة خلال %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتين</numerusform>
            <numerusform>%n ثوان</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>ينتظر منذ</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>إجراءات</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Next: waits for you in person.</source>
        <translation>التالي: ينتظركم أنتم بالذات.</translation>
    </message>
    <message>
        <source>Next: was sent to this counter.</source>
        <translation>التالي: أحيل إلى هذا الشباك.</translation>
    </message>
    <message>
        <source>Next: has an appointment at %1.</source>
        <translation>التالي: له موعد على الساعة %1.</translation>
    </message>
    <message>
        <source>Next: nobody else is waiting for you.</source>
        <translation>التالي: لا أحد غيره ينتظركم.</translation>
    </message>
    <message>
        <source>Next: speaks %1, as you do.</source>
        <translation>التالي: يتكلم %1 مثلكم.</translation>
    </message>
    <message>
        <source>Next: ranks as %2 does, and came first.</source>
        <translation>التالي: بنفس أولوية %2 لكنه وصل قبله.</translation>
    </message>
    <message>
        <source>Next: has waited longest.</source>
        <translation>التالي: هو الأطول انتظارا.</translation>
    </message>
    <message>
        <source>Next: ranks first, though somebody has waited longer.</source>
        <translation>التالي: هو الأول في الترتيب، مع أن غيره أطول انتظارا.</translation>
    </message>
    <message>
        <source>Next: has priority (%1), and has waited longest.</source>
        <translation>التالي: له الأولوية (%1)، وهو الأطول انتظارا.</translation>
    </message>
    <message>
        <source>Next: has priority (%1).</source>
        <translation>التالي: له الأولوية (%1).</translation>
    </message>
    <message>
        <source>Then %1.</source>
        <translation>بعده %1.</translation>
    </message>
</context>
</TS>

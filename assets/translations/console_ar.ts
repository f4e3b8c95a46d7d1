<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Console</name>
    <message>
        <source>Save as CSV</source>
        <translation>حفظ بصيغة CSV</translation>
    </message>
    <message>
        <source>Save as %1</source>
        <translation>حفظ بصيغة %1</translation>
    </message>
    <message>
        <source>A unit’s file</source>
        <translation>ملف وحدة</translation>
    </message>
    <message>
        <source>Folder of the recordings</source>
        <translation>مجلد التسجيلات</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>الاستقبال</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>What we offer</source>
        <translation>ما نقدمه</translation>
    </message>
    <message>
        <source>Who works</source>
        <translation>من يعمل</translation>
    </message>
    <message>
        <source>What visitors see</source>
        <translation>ما يراه المرتفقون</translation>
    </message>
    <message>
        <source>Machines and alerts</source>
        <translation>الأجهزة والتنبيهات</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>التسجيلات</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>المواقع</translation>
    </message>
    <message>
        <source>Staffing</source>
        <translation>توزيع الأعوان</translation>
    </message>
    <message>
        <source>Groups of services</source>
        <translation>مجموعات الخدمات</translation>
    </message>
    <message>
        <source>Who is called next</source>
        <translation>من ينادى عليه أولا</translation>
    </message>
    <message>
        <source>Alert thresholds</source>
        <translation>عتبات التنبيه</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>تسجيلات الدخول</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>كلمة المرور الخاصة بي</translation>
    </message>
    <message>
        <source>Alert log</source>
        <translation>سجل التنبيهات</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 أيام</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 يوما</translation>
    </message>
    <message>
        <source>There were no alerts.</source>
        <translation>لم يكن هناك أي تنبيه.</translation>
    </message>
    <message>
        <source>By the same days of past weeks: see “Staffing”.</source>
        <translation>حسب الأيام نفسها من الأسابيع الماضية: انظروا «توزيع الأعوان».</translation>
    </message>
    <message>
        <source>Earlier alerts that are not shown: %1</source>
        <translation>تنبيهات أقدم غير معروضة: %1</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>التنبيه</translation>
    </message>
    <message>
        <source>Worst
level</source>
        <translation>أعلى
درجة</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>الاطلاع</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 إلى الآن</translation>
    </message>
    <message>
        <source>By service</source>
        <translation>حسب الخدمة</translation>
    </message>
    <message>
        <source>Calls by voice</source>
        <translation>النداء الصوتي</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>المرات: %1</translation>
    </message>
    <message>
        <source>What visitors will hear</source>
        <translation>ما سيسمعه المرتفقون</translation>
    </message>
    <message>
        <source>The chime alone.</source>
        <translation>الجرس وحده.</translation>
    </message>
    <message>
        <source>Of a ticket in this language: %1</source>
        <translation>تذكرة لغتها: %1</translation>
    </message>
    <message>
        <source>The visitor&apos;s own comes first; a language is spoken where there is a voice for it.</source>
        <translation>تأتي لغة المرتفق أولا، ولا تسمع لغة إلا إذا كان لها صوت.</translation>
    </message>
    <message>
        <source>Choose at least one language.</source>
        <translation>المرجو اختيار لغة واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Quieter, louder or silent by the hour</source>
        <translation>صوت أخفض أو أعلى أو صامت حسب الساعة</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>إضافة وقت</translation>
    </message>
    <message>
        <source>0 % is silent, as for a prayer. One screen alone is muted at its station: nouba voice mute.</source>
        <translation>‏0 % يعني الصمت، كما في وقت الصلاة. أما إسكات شاشة واحدة فيكون من محطتها: nouba voice mute.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Signed in now</source>
        <translation>المتصلون الآن</translation>
    </message>
    <message>
        <source>Waiting after wrong passwords</source>
        <translation>في الانتظار بعد كلمات مرور خاطئة</translation>
    </message>
    <message>
        <source>Nobody has to wait. Whoever types wrong passwords too often waits for a while, and is shown here.</source>
        <translation>لا أحد ملزم بالانتظار. من يخطئ كثيرا في كلمة المرور ينتظر قليلا ويظهر هنا.</translation>
    </message>
    <message>
        <source>Since %1 · last act %2</source>
        <translation>منذ %1 · آخر استعمال %2</translation>
    </message>
    <message>
        <source>locked since %1</source>
        <translation>مقفل منذ %1</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>هذه النافذة</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>This sign-in was not written by Nouba: sign it out</source>
        <translation>لم تسجّل نوبة هذا الدخول: أنهوا هذه الجلسة</translation>
    </message>
    <message>
        <source>Sign her out</source>
        <translation>تسجيل خروجه</translation>
    </message>
    <message>
        <source>Wrong passwords: %1 · may try again at %2</source>
        <translation>كلمات مرور خاطئة: %1 · يمكن المحاولة من جديد على الساعة %2</translation>
    </message>
    <message>
        <source>Let try again</source>
        <translation>السماح بالمحاولة</translation>
    </message>
    <message>
        <source>Sign %1 out? What is not saved there is lost; a visitor stays hers.</source>
        <translation>هل تريدون تسجيل خروج %1؟ يضيع ما لم يُحفظ هناك؛ ويبقى له المرتفق الذي ناداه.</translation>
    </message>
    <message>
        <source>%1 is signed out.</source>
        <translation>سُجّل خروج %1.</translation>
    </message>
    <message>
        <source>%1: another try is free at once.</source>
        <translation>%1: يمكن المحاولة من جديد فورا.</translation>
    </message>
    <message>
        <source>A login that nobody has</source>
        <translation>حساب غير معروف</translation>
    </message>
    <message>
        <source>Everybody at station %1</source>
        <translation>الجميع في المحطة %1</translation>
    </message>
    <message>
        <source>%1, at stations that never let this login in</source>
        <translation>%1، في المحطات التي لم يدخل منها هذا الحساب قط</translation>
    </message>
    <message>
        <source>%1, at station %2</source>
        <translation>%1، في المحطة %2</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>لوحة المتابعة</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>مسؤول النظام</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>مسؤول الوحدة</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>New password of %1, shown only now:</source>
        <translation>كلمة المرور الجديدة لـ %1، تظهر هذه المرة فقط:</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>As colleagues know the person.</source>
        <translation>كما يعرفه الزملاء.</translation>
    </message>
    <message>
        <source>It cannot be changed later.</source>
        <translation>لا يمكن تغييره فيما بعد.</translation>
    </message>
    <message>
        <source>Small letters, digits, points and hyphens; a letter comes first.</source>
        <translation>حروف لاتينية صغيرة وأرقام ونقط وشرطات، تبدأ بحرف.</translation>
    </message>
    <message>
        <source>Waiting now, by service</source>
        <translation>في الانتظار الآن، حسب الخدمة</translation>
    </message>
    <message>
        <source>The counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Choose one at least.</source>
        <translation>اختاروا واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Add a board</source>
        <translation>إضافة شاشة نداء</translation>
    </message>
    <message>
        <source>How it is divided</source>
        <translation>تقسيم الشاشة</translation>
    </message>
    <message>
        <source>A drawing. A station shows this board when it is started with its code; its pictures and films lie in the folder that NOUBA_MEDIA names there.</source>
        <translation>رسم توضيحي. تعرض المحطة هذه الشاشة إذا شغلت برمزها، وتوجد صورها وأفلامها في المجلد الذي يحدده NOUBA_MEDIA في تلك المحطة.</translation>
    </message>
    <message>
        <source>Stations name it by this: nouba board CODE.</source>
        <translation>بهذا الرمز تسميها المحطات: nouba board CODE.</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, a letter first.</source>
        <translation>حروف لاتينية صغيرة وأرقام وشرطات، وأولها حرف.</translation>
    </message>
    <message>
        <source>Part of the house</source>
        <translation>جزء من المقر</translation>
    </message>
    <message>
        <source>None chosen: all of them.</source>
        <translation>بدون اختيار: الكل.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>الشبابيك</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Shown in turn with the usual advice</source>
        <translation>تعرض بالتناوب مع الإرشادات المعتادة</translation>
    </message>
    <message>
        <source>Add a message</source>
        <translation>إضافة رسالة</translation>
    </message>
    <message>
        <source>Write each message in Arabic and in French.</source>
        <translation>المرجو كتابة كل رسالة بالعربية وبالفرنسية.</translation>
    </message>
    <message>
        <source>Calls alone</source>
        <translation>النداءات وحدها</translation>
    </message>
    <message>
        <source>Calls beside pictures and films</source>
        <translation>النداءات إلى جانب صور وأفلام</translation>
    </message>
    <message>
        <source>Add a counter</source>
        <translation>إضافة شباك</translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>لا خدمة</numerusform>
            <numerusform>خدمة واحدة</numerusform>
            <numerusform>خدمتان</numerusform>
            <numerusform>%n خدمات</numerusform>
            <numerusform>%n خدمة</numerusform>
            <numerusform>%n خدمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Live view</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>No answer from the database since %1: these figures are old.</source>
        <translation>قاعدة البيانات لا تستجيب منذ %1: هذه الأرقام قديمة.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>People</source>
        <translation>العاملون</translation>
    </message>
    <message>
        <source>Priority classes</source>
        <translation>فئات الأولوية</translation>
    </message>
    <message>
        <source>Work profiles</source>
        <translation>أنماط العمل</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>شاشات النداء</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>أيام العطل</translation>
    </message>
    <message>
        <source>Add a day off</source>
        <translation>إضافة يوم عطلة</translation>
    </message>
    <message>
        <source>Ramadan and seasons</source>
        <translation>رمضان والفترات الخاصة</translation>
    </message>
    <message>
        <source>Add a season</source>
        <translation>إضافة فترة</translation>
    </message>
    <message>
        <source>For half days; else it is closed.</source>
        <translation>لأنصاف الأيام، وإلا فالوحدة مغلقة.</translation>
    </message>
    <message>
        <source>Hours in this season</source>
        <translation>التوقيت في هذه الفترة</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>أوقات العمل</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>أيام الأسبوع</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>التذاكر</translation>
    </message>
    <message>
        <source>So that nobody is left waiting.</source>
        <translation>حتى لا يبقى أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Calling rule</source>
        <translation>قاعدة النداء</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>الانتظار</translation>
    </message>
    <message>
        <source>Service time</source>
        <translation>مدة الخدمة</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>Is called</source>
        <translation>يُنادى عليه الآن</translation>
    </message>
    <message>
        <source>At the counter now</source>
        <translation>في الشباك الآن</translation>
    </message>
    <message>
        <source>Served well</source>
        <translation>أُنجزت الخدمة</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>انتقل إلى صف آخر</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>لم يُستقبل</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>فئة الأولوية</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>نمط العمل</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>حرج</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>إنذار</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>جهاز التذاكر</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>شاشة النداء</translation>
    </message>
    <message>
        <source>Clerk&apos;s panel</source>
        <translation>لوحة العون</translation>
    </message>
    <message>
        <source>%1: longest wait %2</source>
        <translation>%1: أطول انتظار %2</translation>
    </message>
    <message>
        <source>%1: %2 waiting</source>
        <translation>%1: %2 في الانتظار</translation>
    </message>
    <message>
        <source>No counter is open; longest wait %1</source>
        <translation>لا شباك مفتوح؛ أطول انتظار %1</translation>
    </message>
    <message>
        <source>%1: no counter is open; longest wait %2</source>
        <translation>%1: لا شباك مفتوح؛ أطول انتظار %2</translation>
    </message>
    <message>
        <source>Tickets of a kiosk wait for a decision: %1</source>
        <translation>تذاكر من جهاز التذاكر في انتظار قرار: %1</translation>
    </message>
    <message>
        <source>%1 (%2): nothing heard from it; check that it runs</source>
        <translation>%1 (%2): لا إشارة منه؛ تحققوا من أنه يعمل</translation>
    </message>
    <message>
        <source>%1 (%2): runs twice, on %3; have one of them renamed</source>
        <translation>%1 (%2): يعمل مرتين، على %3؛ اطلبوا تغيير اسم أحدهما</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>الهواتف</translation>
    </message>
    <message>
        <source>Counter %1: nothing done for %2 while people wait</source>
        <translation>الشباك %1: لا إجراء منذ %2 وهناك من ينتظر</translation>
    </message>
    <message>
        <source>Printer of %1: %2</source>
        <translation>طابعة %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>At %1, %n of %2 counters will be missing</source>
        <translation>
            <numerusform>على الساعة %1 سينقص %n شباك من أصل %2</numerusform>
            <numerusform>على الساعة %1 سينقص شباك واحد من أصل %2</numerusform>
            <numerusform>على الساعة %1 سينقص شباكان من أصل %2</numerusform>
            <numerusform>على الساعة %1 ستنقص %n شبابيك من أصل %2</numerusform>
            <numerusform>على الساعة %1 سينقص %n شباكا من أصل %2</numerusform>
            <numerusform>على الساعة %1 سينقص %n شباك من أصل %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2): pages are not up to date; see nouba line status</source>
        <translation>%1 (%2): صفحات المرتفقين غير محدثة؛ انظروا nouba line status</translation>
    </message>
    <message>
        <source>its printer is not heard of any more</source>
        <translation>لا خبر عن طابعتها</translation>
    </message>
    <message>
        <source>%1: only %3 MB are free; have room made before nothing can be written</source>
        <translation>%1: لم يبق سوى %3 ميغابايت؛ المرجو توفير مساحة قبل أن تتعذر الكتابة</translation>
    </message>
    <message>
        <source>%1: only %3 MB are free, and the reserve is spent; have room made now</source>
        <translation>%1: لم يبق سوى %3 ميغابايت والاحتياطي مستنفد؛ المرجو توفير مساحة الآن</translation>
    </message>
    <message>
        <source>%1: the newest backup is %2 old; look why none is made at night</source>
        <translation>%1: عمر أحدث نسخة احتياطية %2؛ المرجو التحقق من سبب عدم إنجازها كل ليلة</translation>
    </message>
    <message>
        <source>%1: there is no backup yet; have one made today</source>
        <translation>%1: لا توجد نسخة احتياطية بعد؛ المرجو إنجاز واحدة اليوم</translation>
    </message>
    <message>
        <source>%1: the backups cannot be reached; plug their disk in</source>
        <translation>%1: تعذر الوصول إلى النسخ الاحتياطية؛ المرجو توصيل قرصها</translation>
    </message>
    <message>
        <source>%1: the backup that was tried is broken; call whoever looks after it</source>
        <translation>%1: النسخة الاحتياطية المجرَّبة معطوبة؛ المرجو إخبار مسؤول النظام</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 أيام</translation>
    </message>
    <message>
        <source>more than %1 days</source>
        <translation>أكثر من %1 أيام</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>How long visits are kept</source>
        <translation>مدة الاحتفاظ بالزيارات</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>العون</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>حسب الوصول</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>في الانتظار الآن</translation>
    </message>
    <message>
        <source>services over a threshold: %1</source>
        <translation>خدمات تجاوزت الحد: %1</translation>
    </message>
    <message>
        <source>Longest wait now</source>
        <translation>أطول انتظار الآن</translation>
    </message>
    <message>
        <source>Open counters</source>
        <translation>الشبابيك المفتوحة</translation>
    </message>
    <message>
        <source>People wait, nobody calls.</source>
        <translation>هناك من ينتظر ولا أحد ينادي.</translation>
    </message>
    <message numerus="yes">
        <source>of %n arrived</source>
        <translation>
            <numerusform>من أصل %n</numerusform>
            <numerusform>من أصل وافد واحد</numerusform>
            <numerusform>من أصل وافدين اثنين</numerusform>
            <numerusform>من أصل %n وافدين</numerusform>
            <numerusform>من أصل %n وافدا</numerusform>
            <numerusform>من أصل %n وافد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n judged</source>
        <translation>
            <numerusform>من أصل %n</numerusform>
            <numerusform>من أصل محتسب واحد</numerusform>
            <numerusform>من أصل محتسبين اثنين</numerusform>
            <numerusform>من أصل %n محتسبين</numerusform>
            <numerusform>من أصل %n محتسبا</numerusform>
            <numerusform>من أصل %n محتسب</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n calls</source>
        <translation>
            <numerusform>من أصل %n</numerusform>
            <numerusform>من أصل نداء واحد</numerusform>
            <numerusform>من أصل نداءين اثنين</numerusform>
            <numerusform>من أصل %n نداءات</numerusform>
            <numerusform>من أصل %n نداء</numerusform>
            <numerusform>من أصل %n نداء</numerusform>
        </translation>
    </message>
    <message>
        <source>Median wait today</source>
        <translation>وسيط الانتظار اليوم</translation>
    </message>
    <message>
        <source>Called within target</source>
        <translation>المنادى عليهم ضمن الهدف</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>أكثر من %1</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>أُنجزت خدمتهم اليوم</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>توقيف مؤقت…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Pause another service…</source>
        <translation>توقيف خدمة أخرى مؤقتا…</translation>
    </message>
    <message>
        <source>Give no tickets for “%1”, until when?</source>
        <translation>إلى متى لا تُسلَّم تذاكر لخدمة «%1»؟</translation>
    </message>
    <message>
        <source>Pause the service</source>
        <translation>توقيف الخدمة مؤقتا</translation>
    </message>
    <message>
        <source>Which service is paused? Who waits is called all the same.</source>
        <translation>أي خدمة توقف مؤقتا؟ ينادى على من ينتظر في كل الأحوال.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1، إلى %2</translation>
    </message>
    <message>
        <source>Until the end of the day</source>
        <translation>إلى نهاية اليوم</translation>
    </message>
    <message>
        <source>Until somebody resumes it</source>
        <translation>إلى أن تستأنف من جديد</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 في الانتظار</translation>
    </message>
    <message>
        <source>Paused until somebody resumes it</source>
        <translation>موقفة إلى أن تستأنف</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>موقفة إلى %1</translation>
    </message>
    <message>
        <source>No counter calls for it</source>
        <translation>لا شباك ينادي لها</translation>
    </message>
    <message>
        <source>Counters: %1</source>
        <translation>الشبابيك: %1</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 على الأكثر</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 إنذار</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 حرج</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>الوحدة</translation>
    </message>
    <message>
        <source>%1: added</source>
        <translation>%1: إضافة</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1: حذف</translation>
    </message>
    <message>
        <source>%1: retired</source>
        <translation>%1: سحب</translation>
    </message>
    <message>
        <source>%1: taken back</source>
        <translation>%1: استرجاع</translation>
    </message>
    <message>
        <source>%1: in another order</source>
        <translation>%1: ترتيب جديد</translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation>
            <numerusform>%1؛ ولا تغيير آخر</numerusform>
            <numerusform>%1؛ وتغيير آخر</numerusform>
            <numerusform>%1؛ وتغييران آخران</numerusform>
            <numerusform>%1؛ و%n تغييرات أخرى</numerusform>
            <numerusform>%1؛ و%n تغييرا آخر</numerusform>
            <numerusform>%1؛ و%n تغيير آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 س</translation>
    </message>
    <message>
        <source>The year at a glance</source>
        <translation>السنة في لمحة</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>في انتظار التأكيد</translation>
    </message>
    <message>
        <source>These dates hang on the moon or on a decision. Confirm them once they are announced, or move them.</source>
        <translation>ترتبط هذه التواريخ برؤية الهلال أو بقرار. المرجو تأكيدها بعد الإعلان عنها أو تغييرها.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the state&apos;s days are not entered: %1</source>
        <translation>
            <numerusform>كل الأيام الرسمية مدرجة: %1</numerusform>
            <numerusform>يوم رسمي واحد غير مدرج: %1</numerusform>
            <numerusform>يومان رسميان غير مدرجين: %1</numerusform>
            <numerusform>%n أيام رسمية غير مدرجة: %1</numerusform>
            <numerusform>%n يوما رسميا غير مدرج: %1</numerusform>
            <numerusform>%n يوم رسمي غير مدرج: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Enter the state&apos;s days</source>
        <translation>إدراج الأيام الرسمية</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>half day</source>
        <translation>نصف يوم</translation>
    </message>
    <message>
        <source>hours of its own</source>
        <translation>توقيت خاص</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>تقديري</translation>
    </message>
    <message>
        <source>Nobody waits for: %1</source>
        <translation>لا أحد ينتظر من أجل: %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Profile…</source>
        <translation>نمط العمل…</translation>
    </message>
    <message>
        <source>A visitor is there: it can be closed once she has left.</source>
        <translation>يوجد مرتفق هناك: يمكن إغلاقه بعد انصرافه.</translation>
    </message>
    <message>
        <source>Everybody who serves is with a visitor now.</source>
        <translation>كل من يستقبل هو الآن مع مرتفق.</translation>
    </message>
    <message>
        <source>Who works at counter %1?</source>
        <translation>من يستقبل في الشباك %1؟</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>فتح الشباك</translation>
    </message>
    <message>
        <source>All its services alike</source>
        <translation>كل خدماته على السواء</translation>
    </message>
    <message>
        <source>What does counter %1 call first?</source>
        <translation>ماذا يستقبل الشباك %1 أولا؟</translation>
    </message>
    <message>
        <source>Change the work profile</source>
        <translation>تغيير نمط العمل</translation>
    </message>
    <message>
        <source>%1, now at counter %2</source>
        <translation>%1، الآن في الشباك %2</translation>
    </message>
    <message>
        <source>people wait</source>
        <translation>هناك من ينتظر</translation>
    </message>
    <message>
        <source>Nothing is done</source>
        <translation>لا إجراء</translation>
    </message>
    <message>
        <source>On a break since %1: %2</source>
        <translation>في استراحة منذ %1: %2</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Free for %1</source>
        <translation>متاح منذ %1</translation>
    </message>
    <message>
        <source>Serves %1 for %2</source>
        <translation>يخدم %1 منذ %2</translation>
    </message>
    <message>
        <source>Calls %1 for %2</source>
        <translation>ينادي %1 منذ %2</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>نسخ الجداول</translation>
    </message>
    <message>
        <source>compared with %1 up to %2, office time</source>
        <translation>مقارنة مع %1 حتى %2 بالتوقيت المحلي</translation>
    </message>
    <message>
        <source>Stopped. What is shown is the answer to the question before.</source>
        <translation>تم الإيقاف. المعروض هو جواب السؤال السابق.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>تم الإيقاف.</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>مقارنة مع %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more rows are in the saved file.</source>
        <translation>
            <numerusform>لا توجد أسطر أخرى في الملف المحفوظ.</numerusform>
            <numerusform>يوجد سطر آخر في الملف المحفوظ.</numerusform>
            <numerusform>يوجد سطران آخران في الملف المحفوظ.</numerusform>
            <numerusform>توجد %n أسطر أخرى في الملف المحفوظ.</numerusform>
            <numerusform>يوجد %n سطرا آخر في الملف المحفوظ.</numerusform>
            <numerusform>يوجد %n سطر آخر في الملف المحفوظ.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>معنى الأرقام</translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation>تم نسخ الجداول.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Save for Excel</source>
        <translation>حفظ لبرنامج Excel</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>The file before is still being written.</source>
        <translation>ما زالت كتابة الملف السابق جارية.</translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
        <translation>التقرير في طريقه إلى الطابعة.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>يوم العمل</translation>
    </message>
    <message>
        <source>The day is closed. Counted as unserved: %1</source>
        <translation>أُغلق اليوم. عدد من احتُسبوا ضمن من لم يُستقبلوا: %1</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>تم الحفظ باسم %1.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>تم الإيقاف. لم يُكتب أي ملف.</translation>
    </message>
    <message>
        <source>This file describes another unit; it needs a database of its own.</source>
        <translation>هذا الملف يصف وحدة أخرى؛ تلزمها قاعدة بيانات خاصة بها.</translation>
    </message>
    <message>
        <source>The last administrator stays one. Please name another administrator first.</source>
        <translation>آخر مسؤول نظام يبقى كذلك. المرجو تعيين مسؤول نظام آخر أولا.</translation>
    </message>
    <message>
        <source>Visitors of today still need this (%1). Please serve them or close the day first.</source>
        <translation>ما زال مرتفقو اليوم في حاجة إليه (%1). المرجو خدمتهم أو إغلاق اليوم أولا.</translation>
    </message>
    <message>
        <source>This state of the unit is not known.</source>
        <translation>هذه الحالة للوحدة غير معروفة.</translation>
    </message>
    <message>
        <source>This is the first description of the unit: nothing stands before it.</source>
        <translation>هذا هو الوصف الأول للوحدة: لا شيء قبله.</translation>
    </message>
    <message>
        <source>Somebody has gone on with it meanwhile: it stays as it is.</source>
        <translation>تدخل شخص آخر في هذه الأثناء: يبقى كل شيء كما هو.</translation>
    </message>
    <message>
        <source>Somebody has already decided on this ticket.</source>
        <translation>سبق أن اتُّخذ قرار بشأن هذه التذكرة.</translation>
    </message>
    <message>
        <source>Nobody was called in the last seven days.</source>
        <translation>لم يُنادَ على أحد في الأيام السبعة الأخيرة.</translation>
    </message>
    <message>
        <source>Nobody was signed in at a counter in these days: it is not known when one was open, and nothing can be replayed.</source>
        <translation>لم يكن أحد مسجلا في أي شباك في هذه الأيام: لا يُعرف متى كان شباك مفتوحا، فلا يمكن إعادة أي شيء.</translation>
    </message>
    <message>
        <source>Replayed unchanged, the waits of these days come out %1 minutes off on average: nothing can be said of a change.</source>
        <translation>عند إعادة هذه الأيام دون أي تغيير يختلف الانتظار في المتوسط بدقائق عددها %1: فلا يمكن قول شيء عن أي تغيير.</translation>
    </message>
    <message>
        <source>Weeks of which visitors are known: %1. A plan needs four at least.</source>
        <translation>عدد الأسابيع المعروف مرتفقوها: %1. تحتاج الخطة إلى أربعة على الأقل.</translation>
    </message>
    <message>
        <source>The file is not well written in line %1: “%2”. Texts stand in quotation marks, lists in square brackets, and each key once in its table.</source>
        <translation>السطر %1 من الملف غير مكتوب كما ينبغي: «%2». توضع النصوص بين علامتي اقتباس، والقوائم بين معقوفتين، ويُكتب كل مفتاح مرة واحدة في جدوله.</translation>
    </message>
    <message>
        <source>The letters of line %1 are not in UTF-8. Please save the file as UTF-8.</source>
        <translation>حروف السطر %1 ليست بترميز UTF-8. المرجو حفظ الملف بترميز UTF-8.</translation>
    </message>
    <message>
        <source>The file could not be written. Please choose another folder.</source>
        <translation>تعذرت كتابة الملف. المرجو اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>على الساعة %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>هذا الأسبوع</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>الأسبوع الماضي</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>الشهر الماضي</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>هذه السنة</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>السنة الماضية</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>أيام مختارة</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Back to the question before</source>
        <translation>الرجوع إلى السؤال السابق</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>التقدم من جديد</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>الفترة السابقة</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>الفترة التالية</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>to</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Compare with the period before</source>
        <translation>المقارنة مع الفترة السابقة</translation>
    </message>
    <message>
        <source>A period that still runs is compared up to the same time of day, office time.</source>
        <translation>الفترة التي لم تنته بعد تُقارن حتى الساعة نفسها من اليوم، بالتوقيت المحلي.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>حسب</translation>
    </message>
    <message>
        <source>and by</source>
        <translation>وحسب</translation>
    </message>
    <message>
        <source>By %1 and by</source>
        <translation>حسب %1 وحسب</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>الموقع</translation>
    </message>
    <message>
        <source>Take this choice away</source>
        <translation>إزالة هذا الاختيار</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>لا شيء آخر</translation>
    </message>
    <message>
        <source>Record the voice that calls</source>
        <translation>تسجيل صوت النداء</translation>
    </message>
    <message>
        <source>Numbers in words, 0 to 99</source>
        <translation>الأعداد بالكلمات، من 0 إلى 99</translation>
    </message>
    <message>
        <source>Numbers figure by figure</source>
        <translation>الأعداد رقما رقما</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>How numbers are told</source>
        <translation>طريقة نطق الأعداد</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استماع</translation>
    </message>
    <message>
        <source>Phrase before</source>
        <translation>العبارة السابقة</translation>
    </message>
    <message>
        <source>Phrase after</source>
        <translation>العبارة التالية</translation>
    </message>
    <message>
        <source>✓ Kept</source>
        <translation>✓ تم التسجيل</translation>
    </message>
    <message>
        <source>No microphone is heard. Plug one in, then open this page once more.</source>
        <translation>لا يسمع أي ميكروفون. المرجو توصيل ميكروفون ثم فتح هذه الصفحة من جديد.</translation>
    </message>
    <message>
        <source>No loudspeaker is heard here.</source>
        <translation>لا يوجد مكبر صوت يعمل هنا.</translation>
    </message>
    <message>
        <source>Keep and go on</source>
        <translation>حفظ ومتابعة</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مفتاح المسافة</translation>
    </message>
    <message>
        <source>● Recording: say it, then press again</source>
        <translation>● جار التسجيل: انطقوا العبارة ثم اضغطوا من جديد</translation>
    </message>
    <message>
        <source>The whole pack is recorded.</source>
        <translation>تم تسجيل الصوت كاملا.</translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation>تم تسجيل %1 من %2</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>بقي نحو %1 د</translation>
    </message>
    <message>
        <source>This folder holds another voice, or one that cannot be read. Choose another.</source>
        <translation>هذا المجلد يحتوي على صوت آخر، أو على صوت لا يمكن قراءته. اختاروا مجلدا آخر.</translation>
    </message>
    <message>
        <source>Nothing can be kept in this folder. Choose another, or make room.</source>
        <translation>لا يمكن الحفظ في هذا المجلد. اختاروا مجلدا آخر أو وفروا مساحة.</translation>
    </message>
    <message>
        <source>▲ Nothing was heard. Is this the right microphone?</source>
        <translation>▲ لم يسمع أي شيء. هل هذا هو الميكروفون الصحيح؟</translation>
    </message>
    <message>
        <source>▲ Too quiet. Come closer and say it again.</source>
        <translation>▲ الصوت منخفض جدا. اقتربوا وأعيدوا العبارة.</translation>
    </message>
    <message>
        <source>▲ Too loud. Move away a little and say it again.</source>
        <translation>▲ الصوت مرتفع جدا. ابتعدوا قليلا وأعيدوا العبارة.</translation>
    </message>
    <message>
        <source>▲ Too short. Press, say it, then press again.</source>
        <translation>▲ التسجيل قصير جدا. اضغطوا وانطقوا العبارة ثم اضغطوا من جديد.</translation>
    </message>
    <message>
        <source>▲ Too long. Say this phrase alone.</source>
        <translation>▲ التسجيل طويل جدا. انطقوا هذه العبارة وحدها.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Counters that give it</source>
        <translation>الشبابيك التي تقدمها</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>إضافة خدمة</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>إضافة فئة</translation>
    </message>
    <message>
        <source>%1 min ahead, then %2 times</source>
        <translation>سبق %1 د، ثم بمعامل %2</translation>
    </message>
    <message>
        <source>As a visitor is told</source>
        <translation>كما يقال للمرتفق</translation>
    </message>
    <message>
        <source>How its waiting counts</source>
        <translation>كيف يحتسب انتظارها</translation>
    </message>
    <message>
        <source>So many minutes count as waited on arrival.</source>
        <translation>عدد الدقائق المحتسبة عند الوصول.</translation>
    </message>
    <message>
        <source>1: as everybody&apos;s; 2: a minute counts for two.</source>
        <translation>‏1: كالجميع؛ 2: تحتسب الدقيقة بدقيقتين.</translation>
    </message>
    <message>
        <source>What visitors read</source>
        <translation>ما يقرؤه المرتفقون</translation>
    </message>
    <message>
        <source>One sentence, shown at the kiosk.</source>
        <translation>جملة واحدة تظهر في جهاز التذاكر.</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>إضافة مجموعة</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>الوثائق المطلوبة</translation>
    </message>
    <message>
        <source>One document on each line.</source>
        <translation>وثيقة في كل سطر.</translation>
    </message>
    <message>
        <source>What visitors call it; one word or short phrase on each line.</source>
        <translation>كما يسميها المرتفقون؛ كلمة أو عبارة قصيرة في كل سطر.</translation>
    </message>
    <message>
        <source>Tickets and times</source>
        <translation>التذاكر والمدد</translation>
    </message>
    <message>
        <source>One or two letters from A to Z.</source>
        <translation>حرف أو حرفان من A إلى Z.</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>أوقات خاصة</translation>
    </message>
    <message>
        <source>Only where they are narrower than the unit’s; leave all days empty else.</source>
        <translation>فقط إذا كانت أضيق من أوقات الوحدة؛ وإلا اتركوا كل الأيام فارغة.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Reports count who waited no longer than this.</source>
        <translation>تحسب التقارير من لم ينتظر أكثر من ذلك.</translation>
    </message>
    <message>
        <source>For the expected wait, until enough was measured.</source>
        <translation>لتقدير مدة الانتظار، إلى أن يقاس ما يكفي.</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>الشباك %1</translation>
    </message>
    <message>
        <source>Something went wrong. Please sign in again.</source>
        <translation>حدث خلل. المرجو تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Your role was changed. Please sign in again.</source>
        <translation>تغير دوركم. المرجو تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Nouba: console</source>
        <translation>نوبة: لوحة المتابعة</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>Live view only</source>
        <translation>العرض المباشر فقط</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورق</translation>
    </message>
    <message>
        <source>Perhaps without paper</source>
        <translation>ربما بدون ورقة</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>المحطة</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation>تعاد طباعة %1 في %2.</translation>
    </message>
    <message>
        <source>On a break since %1</source>
        <translation>في استراحة منذ %1</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · منذ&#xa0;%2</translation>
    </message>
    <message>
        <source>No open station can print it.</source>
        <translation>لا توجد محطة مفتوحة يمكنها طباعتها.</translation>
    </message>
    <message>
        <source>No whole sheet came out.</source>
        <translation>لم تخرج أي ورقة كاملة.</translation>
    </message>
    <message>
        <source>It was too late to print it.</source>
        <translation>فات أوان طباعتها.</translation>
    </message>
    <message>
        <source>The printer did not say whether it came out.</source>
        <translation>لم تخبر الطابعة هل خرجت.</translation>
    </message>
    <message>
        <source>It has been on its way for long.</source>
        <translation>ما زالت قيد الطباعة منذ مدة.</translation>
    </message>
    <message>
        <source>No station with a printer is open.</source>
        <translation>لا توجد أي محطة مفتوحة لها طابعة.</translation>
    </message>
    <message>
        <source>All is well: every ticket is on paper.</source>
        <translation>كل شيء على ما يرام: كل التذاكر مطبوعة.</translation>
    </message>
    <message>
        <source>Everybody who waits holds a paper ticket.</source>
        <translation>لكل مرتفق في الانتظار تذكرته الورقية.</translation>
    </message>
    <message>
        <source>The letter, as you call it</source>
        <translation>الحرف كما تسمونه</translation>
    </message>
    <message>
        <source>Between a hundred and what follows it</source>
        <translation>بين المئة وما يليها</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>لم يتغير أي شيء.</translation>
    </message>
    <message>
        <source>Undone: it is as it was before.</source>
        <translation>تم التراجع: كل شيء كما كان.</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need another look.</source>
        <translation>
            <numerusform>لا حقل يحتاج إلى مراجعة.</numerusform>
            <numerusform>حقل واحد يحتاج إلى مراجعة.</numerusform>
            <numerusform>حقلان يحتاجان إلى مراجعة.</numerusform>
            <numerusform>%n حقول تحتاج إلى مراجعة.</numerusform>
            <numerusform>%n حقلا يحتاج إلى مراجعة.</numerusform>
            <numerusform>%n حقل يحتاج إلى مراجعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>It would not agree with the rest of the description.</source>
        <translation>هذا لا يتوافق مع بقية الوصف.</translation>
    </message>
    <message>
        <source>Both changed: %1. Yours would stay.</source>
        <translation>تغير من الجانبين: %1. سيبقى تغييركم.</translation>
    </message>
    <message>
        <source>%1 has saved changes meanwhile.</source>
        <translation>حفظ %1 تغييرات في هذه الأثناء.</translation>
    </message>
    <message>
        <source>First password, shown only now: %1</source>
        <translation>كلمة المرور الأولى، تظهر هذه المرة فقط: %1</translation>
    </message>
    <message>
        <source>Something is missing here, or does not fit.</source>
        <translation>شيء ناقص هنا أو غير مناسب.</translation>
    </message>
    <message>
        <source>A figure from %1 to %2 belongs here.</source>
        <translation>يكتب هنا رقم من %1 إلى %2.</translation>
    </message>
    <message>
        <source>Show what is retired</source>
        <translation>إظهار ما تم سحبه</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>%1 (list)</source>
        <translation>%1 (لائحة)</translation>
    </message>
    <message>
        <source>Choose one from the list, or add one.</source>
        <translation>اختاروا من اللائحة أو أضيفوا.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Unlocking a window</source>
        <translation>فتح قفل نافذة</translation>
    </message>
    <message>
        <source>Signing somebody out</source>
        <translation>تسجيل خروج شخص</translation>
    </message>
    <message>
        <source>Lifting a pause of sign-in</source>
        <translation>رفع انتظار تسجيل الدخول</translation>
    </message>
    <message>
        <source>Changing a second factor</source>
        <translation>تغيير عامل تحقق ثان</translation>
    </message>
    <message>
        <source>Choosing a PIN</source>
        <translation>اختيار رمز سري</translation>
    </message>
    <message>
        <source>Seeing figures by clerk</source>
        <translation>الاطلاع على أرقام كل عون</translation>
    </message>
    <message>
        <source>Seeing single visits</source>
        <translation>الاطلاع على زيارات منفردة</translation>
    </message>
    <message>
        <source>Changing the unit</source>
        <translation>تغيير الوحدة</translation>
    </message>
    <message>
        <source>Taking a change back</source>
        <translation>التراجع عن تغيير</translation>
    </message>
    <message>
        <source>Giving a new password</source>
        <translation>منح كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>Changing the own password</source>
        <translation>تغيير كلمة المرور الخاصة</translation>
    </message>
    <message>
        <source>Taking out visits</source>
        <translation>استخراج الزيارات</translation>
    </message>
    <message>
        <source>Taking out figures</source>
        <translation>استخراج الأرقام</translation>
    </message>
    <message>
        <source>Taking out the unit</source>
        <translation>استخراج الوحدة</translation>
    </message>
    <message>
        <source>Bringing in visits</source>
        <translation>إدخال زيارات</translation>
    </message>
    <message>
        <source>Forgetting old visits</source>
        <translation>محو زيارات قديمة</translation>
    </message>
    <message>
        <source>Deciding on a ticket of a kiosk that stood alone</source>
        <translation>البتّ في تذكرة جهاز تذاكر كان منقطعا</translation>
    </message>
    <message>
        <source>Declaring a number void</source>
        <translation>إلغاء رقم</translation>
    </message>
    <message>
        <source>Noting who was served in an outage</source>
        <translation>تسجيل من أُنجزت خدمتهم أثناء انقطاع</translation>
    </message>
    <message>
        <source>Putting a backup back</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Beginning a new life of the unit</source>
        <translation>بداية جديدة للوحدة</translation>
    </message>
    <message>
        <source>Correcting the log</source>
        <translation>تصحيح السجل</translation>
    </message>
    <message>
        <source>Pausing a service</source>
        <translation>توقيف خدمة مؤقتا</translation>
    </message>
    <message>
        <source>Resuming a service</source>
        <translation>استئناف خدمة</translation>
    </message>
    <message>
        <source>Changing who works at a counter</source>
        <translation>تغيير من يعمل في شباك</translation>
    </message>
    <message>
        <source>Closing the day</source>
        <translation>إغلاق اليوم</translation>
    </message>
    <message>
        <source>Acknowledging an alert</source>
        <translation>الاطلاع على تنبيه</translation>
    </message>
    <message>
        <source>Publishing visits to a centre</source>
        <translation>نشر الزيارات لفائدة مركز</translation>
    </message>
    <message>
        <source>Changing an account of a station</source>
        <translation>تغيير حساب محطة</translation>
    </message>
    <message>
        <source>Following a site</source>
        <translation>تتبع موقع</translation>
    </message>
    <message>
        <source>Typing a command</source>
        <translation>كتابة أمر</translation>
    </message>
    <message>
        <source>Something without the right to it</source>
        <translation>محاولة دون صلاحية</translation>
    </message>
    <message>
        <source>added</source>
        <translation>أضيف</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>مسحوب</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>استرجع</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>بترتيب آخر</translation>
    </message>
    <message>
        <source>Back to state %1</source>
        <translation>العودة إلى الحالة %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>This stands twice; each may stand once.</source>
        <translation>هذا مكرر؛ يجب أن يرد مرة واحدة.</translation>
    </message>
    <message>
        <source>There is no such group; choose one.</source>
        <translation>هذه المجموعة غير موجودة؛ اختاروا واحدة.</translation>
    </message>
    <message>
        <source>A service that is named here is not offered; choose others.</source>
        <translation>خدمة مذكورة هنا غير معروضة؛ اختاروا غيرها.</translation>
    </message>
    <message>
        <source>A counter that is named here does not exist; choose others.</source>
        <translation>شباك مذكور هنا غير موجود؛ اختاروا غيره.</translation>
    </message>
    <message>
        <source>No counter gives this service; choose at least one.</source>
        <translation>لا شباك يقدم هذه الخدمة؛ اختاروا واحدا على الأقل.</translation>
    </message>
    <message>
        <source>None of these counters gives one of these services: no call would be shown.</source>
        <translation>لا شباك من هذه الشبابيك يقدم إحدى هذه الخدمات: لن يظهر أي نداء.</translation>
    </message>
    <message>
        <source>The first number must be smaller than the last.</source>
        <translation>يجب أن يكون الرقم الأول أصغر من الأخير.</translation>
    </message>
    <message>
        <source>A kiosk numbers with these letters while it is cut off; choose others.</source>
        <translation>بهذه الحروف يرقم جهاز تذاكر عند انقطاعه عن الشبكة؛ المرجو اختيار حروف أخرى.</translation>
    </message>
    <message>
        <source>This is more than there are numbers; write less, or a larger last number.</source>
        <translation>هذا أكثر من عدد الأرقام؛ اكتبوا أقل، أو رقما أخيرا أكبر.</translation>
    </message>
    <message>
        <source>Everybody has this class without asking for it.</source>
        <translation>هذه الفئة للجميع دون طلب.</translation>
    </message>
    <message>
        <source>Say in one sentence whom it is for: visitors may ask for it.</source>
        <translation>وضحوا في جملة لمن هي: يمكن للمرتفقين طلبها.</translation>
    </message>
    <message>
        <source>The ordinary class cannot be left out.</source>
        <translation>لا يمكن الاستغناء عن الفئة العادية.</translation>
    </message>
    <message>
        <source>The outcome of a service that went well is missing.</source>
        <translation>نتيجة الخدمة المنجزة ناقصة.</translation>
    </message>
    <message>
        <source>A ticket shows at least its number and its service.</source>
        <translation>تعرض التذكرة على الأقل رقمها وخدمتها.</translation>
    </message>
    <message>
        <source>Write opening times for one day at least.</source>
        <translation>اكتبوا أوقات العمل ليوم واحد على الأقل.</translation>
    </message>
    <message>
        <source>It begins and ends at the same hour.</source>
        <translation>البداية والنهاية في الساعة نفسها.</translation>
    </message>
    <message>
        <source>Times overlap; write them one after the other.</source>
        <translation>الأوقات متداخلة؛ اكتبوها واحدا بعد الآخر.</translation>
    </message>
    <message>
        <source>The first day must not be after the last.</source>
        <translation>يجب ألا يكون اليوم الأول بعد الأخير.</translation>
    </message>
    <message>
        <source>It closes before it opens; write the opening time first.</source>
        <translation>الإغلاق قبل الفتح؛ اكتبوا وقت الفتح أولا.</translation>
    </message>
    <message>
        <source>So short a time gives no ticket: the last ticket comes before it begins.</source>
        <translation>هذه المدة قصيرة ولا تُسلَّم فيها أي تذكرة.</translation>
    </message>
    <message>
        <source>Critical must not come before the warning; write the same or more.</source>
        <translation>لا يأتي الحرج قبل الإنذار؛ اكتبوا القيمة نفسها أو أكثر.</translation>
    </message>
    <message>
        <source>Visits are told apart at least as long as it is known who served.</source>
        <translation>تُحفظ الزيارات على حدة مدة لا تقل عن مدة معرفة من قدّم الخدمة.</translation>
    </message>
    <message>
        <source>This time zone is not known.</source>
        <translation>هذه المنطقة الزمنية غير معروفة.</translation>
    </message>
    <message>
        <source>This picture cannot stand on a ticket.</source>
        <translation>هذه الصورة لا تصلح للتذكرة.</translation>
    </message>
    <message>
        <source>This does not agree with the rest of the description.</source>
        <translation>هذا لا يتوافق مع بقية الوصف.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>د</translation>
    </message>
    <message>
        <source>Save mine as well</source>
        <translation>حفظ تغييراتي أيضا</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Drop mine</source>
        <translation>التخلي عن تغييراتي</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>متابعة التحرير</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Why? (may be left empty)</source>
        <translation>لماذا؟ (اختياري)</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>لم يحفظ بعد</translation>
    </message>
    <message>
        <source>What you changed here is not saved.</source>
        <translation>تغييراتكم هنا غير محفوظة.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جار الحفظ…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>Write it in Arabic and in French, up to %1 characters on one line each.</source>
        <translation>اكتبوه بالعربية والفرنسية، في سطر واحد لا يتجاوز %1 حرف.</translation>
    </message>
    <message>
        <source>Write the lines in Arabic and in French, or in neither.</source>
        <translation>اكتبوا الأسطر بالعربية والفرنسية معا، أو اتركوهما فارغتين.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>وثيقة</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>أسرة</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>ولادة</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>إمضاء</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>House</source>
        <translation>منزل</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>قلب</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>بناية</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>نقود</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>معلومات</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>شهادة</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>تم الاطلاع</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>critical alerts besides: %1</source>
        <translation>تنبيهات حرجة أخرى: %1</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation>لا شيء يتطلب تدخلكم الآن.</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>عرض أقل</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>عرض الكل: %1</translation>
    </message>
    <message>
        <source>Sound is off</source>
        <translation>الصوت متوقف</translation>
    </message>
    <message>
        <source>Sound is on</source>
        <translation>الصوت مشغل</translation>
    </message>
    <message>
        <source>Let alerts be heard at this station</source>
        <translation>تشغيل صوت التنبيهات في هذه المحطة</translation>
    </message>
    <message>
        <source>Mute alerts at this station</source>
        <translation>إيقاف صوت التنبيهات في هذه المحطة</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>اتخاذ قرار</translation>
    </message>
    <message>
        <source>Open a counter…</source>
        <translation>فتح شباك…</translation>
    </message>
    <message>
        <source>Close the counter</source>
        <translation>إغلاق الشباك</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 منذ %2</translation>
    </message>
    <message>
        <source>easing</source>
        <translation>في طريقه إلى الانتهاء</translation>
    </message>
    <message>
        <source>was critical</source>
        <translation>كان حرجا</translation>
    </message>
    <message>
        <source>acknowledged by %1 at %2</source>
        <translation>اطلع عليه %1 على الساعة %2</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>المحطات</translation>
    </message>
    <message>
        <source>No kiosk, board or clerk&apos;s panel has been heard of today.</source>
        <translation>لا إشارة اليوم من أي جهاز تذاكر أو شاشة أو لوحة عون.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Runs since %1</source>
        <translation>يعمل منذ %1</translation>
    </message>
    <message>
        <source>Pages are up to date, as of %1</source>
        <translation>الصفحات محدثة إلى غاية %1</translation>
    </message>
    <message>
        <source>Nothing heard since %1: check that it runs</source>
        <translation>لا إشارة منذ %1: تحققوا من أنه يعمل</translation>
    </message>
    <message>
        <source>Pages are not up to date since %1: see nouba line status</source>
        <translation>الصفحات غير محدثة منذ %1: انظروا nouba line status</translation>
    </message>
    <message>
        <source>Without the database since %1; to hand over: %2</source>
        <translation>دون قاعدة البيانات منذ %1؛ للتسليم: %2</translation>
    </message>
    <message>
        <source>Without the database from %1 to %2; gave alone: %3</source>
        <translation>دون قاعدة البيانات من %1 إلى %2؛ تذاكر سلمها وحده: %3</translation>
    </message>
    <message>
        <source>Refused, to be decided at the station: %1</source>
        <translation>مرفوضة، يُقرر بشأنها في المحطة: %1</translation>
    </message>
    <message>
        <source>Show as a plot</source>
        <translation>عرض الرسم</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>عرض الجدول</translation>
    </message>
    <message>
        <source>for counter %1</source>
        <translation>للشباك %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>من أجل %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Duplicate of the ticket</source>
        <translation>نسخة من التذكرة</translation>
    </message>
    <message>
        <source>Paper ticket</source>
        <translation>تذكرة ورقية</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>الشباك %1</translation>
    </message>
    <message>
        <source>Brought in from another system</source>
        <translation>مستورد من نظام آخر</translation>
    </message>
    <message>
        <source>Ticket given</source>
        <translation>تسليم التذكرة</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>نداء</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>Service began</source>
        <translation>بداية الخدمة</translation>
    </message>
    <message>
        <source>Service ended</source>
        <translation>نهاية الخدمة</translation>
    </message>
    <message>
        <source>Another service began at the same counter</source>
        <translation>بداية خدمة أخرى في الشباك نفسه</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>Let back into the queue</source>
        <translation>أُعيد قبوله</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>أُعيد إلى الصف</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>معلق</translation>
    </message>
    <message>
        <source>Back from aside</source>
        <translation>عاد إلى الصف</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Sent on to another service</source>
        <translation>إحالة إلى خدمة أخرى</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Given back at the kiosk</source>
        <translation>أُعيدت في جهاز التذاكر</translation>
    </message>
    <message>
        <source>Said by telephone: leaves</source>
        <translation>قال بهاتفه إنه يغادر</translation>
    </message>
    <message>
        <source>Said by telephone: others go first</source>
        <translation>قال بهاتفه: ليمر غيري قبلي</translation>
    </message>
    <message>
        <source>Day closed before the turn came</source>
        <translation>أُغلق اليوم قبل أن يحين الدور</translation>
    </message>
    <message>
        <source>The last step was taken back</source>
        <translation>التراجع عن الخطوة الأخيرة</translation>
    </message>
    <message>
        <source>Handed over by a kiosk that stood alone</source>
        <translation>سلّمه جهاز تذاكر كان منقطعا عن الشبكة</translation>
    </message>
    <message>
        <source>Called by word of mouth, in an outage</source>
        <translation>نودي عليه شفويا أثناء انقطاع</translation>
    </message>
    <message>
        <source>A repair struck out something untrue</source>
        <translation>شُطب بتصحيح أمر لم يقع</translation>
    </message>
    <message>
        <source>Something that a newer Nouba knows of</source>
        <translation>أمر تعرفه نسخة أحدث من نوبة</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>طُبعت</translation>
    </message>
    <message>
        <source>no whole sheet came out</source>
        <translation>لم تخرج أي ورقة كاملة</translation>
    </message>
    <message>
        <source>too late to print it</source>
        <translation>فات أوان طباعتها</translation>
    </message>
    <message>
        <source>sent, not confirmed by the printer</source>
        <translation>أُرسلت ولم تؤكدها الطابعة</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>قيد الإنجاز</translation>
    </message>
    <message>
        <source>Visit %1</source>
        <translation>الزيارة %1</translation>
    </message>
    <message>
        <source>In which queues</source>
        <translation>المرورات بصفوف الانتظار</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما جرى</translation>
    </message>
    <message>
        <source>announced: %1</source>
        <translation>المعلن: %1</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>انتظر</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>في الشباك</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>الصفوف</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>الطريق إلى الشباك</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>The file is being written</source>
        <translation>جار كتابة الملف</translation>
    </message>
    <message>
        <source>The figures are being worked out</source>
        <translation>جار حساب الأرقام</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولا</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>الأطول انتظارا أولا</translation>
    </message>
    <message>
        <source>No visit fits this choice.</source>
        <translation>لا توجد زيارة توافق هذا الاختيار.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>الرجوع إلى اللائحة</translation>
    </message>
    <message>
        <source>Every visit that fits this choice</source>
        <translation>كل الزيارات التي توافق هذا الاختيار</translation>
    </message>
    <message>
        <source>Every stay in a queue</source>
        <translation>كل المرورات بصفوف الانتظار</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>ما رُفض فقط</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>على ماذا</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Unknown, or this computer</source>
        <translation>مجهول، أو هذا الحاسوب</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
    <message>
        <source>States of the unit</source>
        <translation>حالات الوحدة</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>من فعل ماذا</translation>
    </message>
    <message>
        <source>First description</source>
        <translation>الوصف الأول</translation>
    </message>
    <message>
        <source>State %1</source>
        <translation>الحالة %1</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>العودة إلى هذه الحالة</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>The unit is described again as in state %1.</source>
        <translation>عاد وصف الوحدة كما في الحالة %1.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>كلمة المرور الحالية</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>كلمة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation>عدد الحروف: %1 على الأقل. جملة من عندكم يسهل حفظها.</translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation>كلمتا المرور الجديدتان مختلفتان.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>تم تغيير كلمة المرور.</translation>
    </message>
    <message>
        <source>Take the unit out as a file…</source>
        <translation>استخراج الوحدة في ملف…</translation>
    </message>
    <message>
        <source>Bring a unit in from a file…</source>
        <translation>إدخال وحدة من ملف…</translation>
    </message>
    <message>
        <source>The unit stands in %1.</source>
        <translation>الوحدة محفوظة في %1.</translation>
    </message>
    <message>
        <source>The file describes the unit as it is.</source>
        <translation>يصف الملف الوحدة كما هي.</translation>
    </message>
    <message>
        <source>The file would change this. Look, then save or discard.</source>
        <translation>سيغير الملف ما يلي. راجعوه ثم احفظوا أو تجاهلوا.</translation>
    </message>
    <message>
        <source>Only what a native reader has passed</source>
        <translation>ما صادق عليه مراجع ناطق بها فقط</translation>
    </message>
    <message>
        <source>The draft as well, which you accept</source>
        <translation>المسودة أيضا، وأنتم تقبلونها</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>In Tamazight: kiosk %1 %, boards %2 %, paper %3 %.</source>
        <translation>بالأمازيغية: جهاز التذاكر %1 %، شاشات النداء %2 %، الورق %3 %.</translation>
    </message>
    <message>
        <source>The kiosk offers the language.</source>
        <translation>يقترح جهاز التذاكر هذه اللغة.</translation>
    </message>
    <message>
        <source>The kiosk offers the language from %1 % of each on.</source>
        <translation>يقترح جهاز التذاكر هذه اللغة ابتداء من %1 % من كل منها.</translation>
    </message>
    <message>
        <source>An address such as %1, without a path, of at most %2 characters.</source>
        <translation>عنوان مثل %1، بدون مسار، من %2 حرفا على الأكثر.</translation>
    </message>
    <message>
        <source>No native speaker has written the draft: its sources stand beside it. What a reader has passed comes in by: nouba translations import.</source>
        <translation>لم يكتب المسودة ناطق بالأمازيغية، ومصادرها مرفقة بها. ما يصادق عليه المراجع يدخل بالأمر: nouba translations import.</translation>
    </message>
    <message>
        <source>Telephone and addresses</source>
        <translation>الهاتف والعناوين</translation>
    </message>
    <message>
        <source>Without an address on the ticket no ticket has a page for telephones: the code on paper leads to complaints, and the kiosk shows none.</source>
        <translation>دون عنوان على التذكرة لا تكون لأي تذكرة صفحة على الهاتف: الرمز المطبوع يؤدي إلى الشكايات، وجهاز التذاكر لا يعرض أي رمز.</translation>
    </message>
    <message>
        <source>On the page of the ticket, where tickets have one; it asks once more. The history of the visit and the reports tell it apart.</source>
        <translation>على صفحة التذكرة، حيث تكون للتذاكر صفحة؛ ويطلب التأكيد مرة أخرى. سجل الزيارة والتقارير تميز ذلك.</translation>
    </message>
    <message>
        <source>What is older is forgotten for good, once a night, where that is set up. The figures of the unit stay; those by person and by priority class do not.</source>
        <translation>ما هو أقدم من ذلك يُمحى نهائيا، مرة كل ليلة، حيث تم إعداد ذلك. تبقى أرقام الوحدة، ولا تبقى الأرقام حسب الأعوان وفئات الأولوية.</translation>
    </message>
    <message>
        <source>A telephone number of digits and spaces.</source>
        <translation>رقم هاتف من أرقام ومسافات.</translation>
    </message>
    <message>
        <source>A web address that begins with https://.</source>
        <translation>عنوان على الشبكة يبدأ بـ https://.</translation>
    </message>
    <message>
        <source>Pictures and films of the station</source>
        <translation>صور المحطة وأفلامها</translation>
    </message>
    <message>
        <source>No call would be shown here.</source>
        <translation>لن يظهر هنا أي نداء.</translation>
    </message>
    <message>
        <source>%1: 4 waiting</source>
        <translation>%1: 4 في الانتظار</translation>
    </message>
    <message>
        <source>The usual advice of the office</source>
        <translation>الإرشادات المعتادة</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>التقويم</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>السنة</translation>
    </message>
    <message>
        <source>The year %1</source>
        <translation>سنة %1</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>إلى أعلى</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>إلى أسفل</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>and again</source>
        <translation>ثم</translation>
    </message>
    <message>
        <source>Write the opening time before the closing time.</source>
        <translation>المرجو كتابة وقت الفتح قبل وقت الإغلاق.</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1، من</translation>
    </message>
    <message>
        <source>%1, until</source>
        <translation>%1، إلى</translation>
    </message>
    <message>
        <source>By her arrival</source>
        <translation>حسب وقت الوصول</translation>
    </message>
    <message>
        <source>Before everybody</source>
        <translation>قبل الجميع</translation>
    </message>
    <message>
        <source>Behind everybody</source>
        <translation>بعد الجميع</translation>
    </message>
    <message>
        <source>Who waits again</source>
        <translation>من ينتظر مرة أخرى</translation>
    </message>
    <message>
        <source>So that nobody is left aside</source>
        <translation>حتى لا يبقى أحد منسيا</translation>
    </message>
    <message>
        <source>After that anybody calls the visitor.</source>
        <translation>بعد ذلك ينادي عليه أي شباك.</translation>
    </message>
    <message>
        <source>After that every counter that gives the service calls.</source>
        <translation>بعد ذلك ينادي كل شباك يقدم الخدمة.</translation>
    </message>
    <message>
        <source>Languages served first</source>
        <translation>لغات ينادى أصحابها أولا</translation>
    </message>
    <message>
        <source>Clerks who speak one of them call its visitors earlier.</source>
        <translation>الأعوان المتكلمون بإحداها ينادون على أصحابها قبل غيرهم.</translation>
    </message>
    <message>
        <source>Nobody else waits longer for it.</source>
        <translation>لا ينتظر غيرهم بسببه أطول من ذلك.</translation>
    </message>
    <message>
        <source>Appointments, and taking back</source>
        <translation>المواعيد والتراجع</translation>
    </message>
    <message>
        <source>Add a work profile</source>
        <translation>إضافة نمط عمل</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>المرجو اختيار خدمة واحدة على الأقل.</translation>
    </message>
    <message>
        <source>What it would have done to last week</source>
        <translation>ما كان سيغيره في الأسبوع الماضي</translation>
    </message>
    <message>
        <source>The visitors of the last seven days are called once more by the rules as they stand above, saved or not. Everybody takes as long at the counter as she did.</source>
        <translation>ينادى مرة أخرى على مرتفقي الأيام السبعة الأخيرة بالقواعد المكتوبة أعلاه، سواء حفظت أم لا. ويأخذ كل واحد في الشباك الوقت نفسه الذي أخذه.</translation>
    </message>
    <message>
        <source>Replay last week</source>
        <translation>إعادة الأسبوع الماضي</translation>
    </message>
    <message>
        <source>By priority class</source>
        <translation>حسب فئة الأولوية</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>التصنيف حسب</translation>
    </message>
    <message>
        <source>The counters as they were</source>
        <translation>الشبابيك كما كانت</translation>
    </message>
    <message>
        <source>Without counter %1</source>
        <translation>بدون الشباك %1</translation>
    </message>
    <message>
        <source>One more like counter %1</source>
        <translation>شباك إضافي مثل الشباك %1</translation>
    </message>
    <message>
        <source>Nobody came in the last seven days.</source>
        <translation>لم يأت أحد في الأيام السبعة الأخيرة.</translation>
    </message>
    <message>
        <source>%1 to %2: %3 visitors.</source>
        <translation>من %1 إلى %2، عدد المرتفقين: %3.</translation>
    </message>
    <message>
        <source>Half waited less than %1 (replayed: %2), nine of ten less than %3 (replayed: %4); left unserved: %5 (replayed: %6). A wait is %7 off on average.</source>
        <translation>انتظر النصف أقل من %1 (بعد الإعادة: %2)، وتسعة من كل عشرة أقل من %3 (بعد الإعادة: %4)؛ من لم يُستقبلوا: %5 (بعد الإعادة: %6). متوسط الفرق في الانتظار: %7.</translation>
    </message>
    <message numerus="yes">
        <source>%n visitors left uncalled then and would be called; they are taken to stay as long as others.</source>
        <translation>
            <numerusform>لم يغادر أي مرتفق دون نداء.</numerusform>
            <numerusform>مرتفق واحد غادر دون نداء، وكان سينادى عليه؛ تحتسب له مدة كغيره.</numerusform>
            <numerusform>مرتفقان غادرا دون نداء، وكان سينادى عليهما؛ تحتسب لهما مدة كغيرهما.</numerusform>
            <numerusform>%n مرتفقين غادروا دون نداء، وكان سينادى عليهم؛ تحتسب لهم مدة كغيرهم.</numerusform>
            <numerusform>%n مرتفقا غادروا دون نداء، وكان سينادى عليهم؛ تحتسب لهم مدة كغيرهم.</numerusform>
            <numerusform>%n مرتفق غادروا دون نداء، وكان سينادى عليهم؛ تحتسب لهم مدة كغيرهم.</numerusform>
        </translation>
    </message>
    <message>
        <source>Median</source>
        <translation>الوسيط</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>الأطول</translation>
    </message>
    <message>
        <source>Within
target</source>
        <translation>ضمن
الهدف</translation>
    </message>
    <message>
        <source>was</source>
        <translation>كان</translation>
    </message>
    <message>
        <source>would be</source>
        <translation>سيكون</translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted, and each minute counts %2 times.</source>
        <translation>يبدأ انتظاركم وقد احتسبت لكم %1 د، وتحتسب كل دقيقة بمعامل %2.</translation>
    </message>
    <message>
        <source>Your wait begins with %1 minutes already counted.</source>
        <translation>يبدأ انتظاركم وقد احتسبت لكم %1 د.</translation>
    </message>
    <message>
        <source>Each minute you wait counts %2 times.</source>
        <translation>تحتسب كل دقيقة من انتظاركم بمعامل %2.</translation>
    </message>
    <message>
        <source>Each minute you wait counts once.</source>
        <translation>تحتسب كل دقيقة من انتظاركم مرة واحدة.</translation>
    </message>
    <message>
        <source>Whoever has the longest wait by this count is called first.</source>
        <translation>وينادى أولا على صاحب أطول انتظار بهذا الحساب.</translation>
    </message>
    <message>
        <source>Whoever has waited %1 minutes is level with ordinary visitors who did.</source>
        <translation>من انتظر %1 د يتساوى مع مرتفق عادي انتظر مثله.</translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes before is called later; nobody is overtaken for ever.</source>
        <translation>بعد %1 د، ينادى بعده على المرتفق العادي الذي سبقه بـ %2 د على الأكثر؛ ولا يبقى أحد متجاوزا إلى ما لا نهاية.</translation>
    </message>
    <message>
        <source>After %1 minutes, an ordinary visitor who came up to %2 minutes later is called before; nobody is overtaken for ever.</source>
        <translation>بعد %1 د، ينادى قبله على المرتفق العادي الذي جاء بعده بـ %2 د على الأكثر؛ ولا يبقى أحد متجاوزا إلى ما لا نهاية.</translation>
    </message>
    <message>
        <source>%1: as long as before.</source>
        <translation>%1: كما كان.</translation>
    </message>
    <message>
        <source>%1: %2 less on average; %3 wait less, %4 longer.</source>
        <translation>%1: أقل بـ %2 في المتوسط؛ انتظار أقل لـ %3، وأطول لـ %4.</translation>
    </message>
    <message>
        <source>%1: %2 more on average; %3 wait less, %4 longer.</source>
        <translation>%1: أكثر بـ %2 في المتوسط؛ انتظار أقل لـ %3، وأطول لـ %4.</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>اختيار صورة…</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>إزالته</translation>
    </message>
    <message>
        <source>A logo is printed on every ticket, at most 15 mm high.</source>
        <translation>يطبع شعار على كل تذكرة بعلو 15 مم على الأكثر.</translation>
    </message>
    <message>
        <source>There is no logo. A PNG picture in black on white is best.</source>
        <translation>لا يوجد شعار. الأفضل صورة PNG بالأسود على الأبيض.</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>اسم الوحدة</translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation>مكان الانتظار</translation>
    </message>
    <message>
        <source>How many are before</source>
        <translation>عدد الأشخاص قبلكم</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>مدة الانتظار المقدرة</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>التاريخ والساعة</translation>
    </message>
    <message>
        <source>Telephone and address for complaints</source>
        <translation>هاتف وعنوان الشكايات</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>رمز QR</translation>
    </message>
    <message>
        <source>What is printed, from the top</source>
        <translation>ما يطبع، من أعلى</translation>
    </message>
    <message>
        <source>One to three short lines, in Arabic and in French.</source>
        <translation>من سطر إلى ثلاثة سطور قصيرة بالعربية وبالفرنسية.</translation>
    </message>
    <message>
        <source>As it is printed</source>
        <translation>كما تطبع</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>عرض الورق</translation>
    </message>
    <message>
        <source>Check every ticket</source>
        <translation>فحص كل التذاكر</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 مم</translation>
    </message>
    <message>
        <source>Every ticket is drawn once…</source>
        <translation>ترسم كل تذكرة مرة واحدة…</translation>
    </message>
    <message>
        <source>Every ticket fits on this paper.</source>
        <translation>كل التذاكر تناسب هذا الورق.</translation>
    </message>
    <message>
        <source>Too long for this paper: %1</source>
        <translation>أطول من أن يناسب هذا الورق: %1</translation>
    </message>
    <message>
        <source>%1 mm long</source>
        <translation>الطول: %1 مم</translation>
    </message>
    <message>
        <source>It is drawn once everything agrees.</source>
        <translation>ترسم التذكرة بعد تصحيح الأخطاء.</translation>
    </message>
    <message>
        <source>Write hours such as 09:00-12:00, or leave it empty.</source>
        <translation>اكتبوا أوقاتا مثل 09:00-12:00 أو اتركوه فارغا.</translation>
    </message>
    <message>
        <source>Longest wait for a service</source>
        <translation>أطول انتظار لخدمة</translation>
    </message>
    <message>
        <source>In percent of the service’s target wait.</source>
        <translation>بالمائة من هدف انتظار الخدمة.</translation>
    </message>
    <message>
        <source>People waiting for a service</source>
        <translation>عدد المنتظرين لخدمة</translation>
    </message>
    <message>
        <source>Nobody calls</source>
        <translation>لا أحد ينادي</translation>
    </message>
    <message>
        <source>People wait for a service, and no counter that gives it is open.</source>
        <translation>هناك من ينتظر خدمة، ولا شباك مفتوح يقدمها.</translation>
    </message>
    <message>
        <source>Unattended counter</source>
        <translation>شباك بلا عون</translation>
    </message>
    <message>
        <source>A counter is open, its visitors wait, and nobody acts there.</source>
        <translation>الشباك مفتوح ومرتفقوه ينتظرون، ولا أحد يعمل به.</translation>
    </message>
    <message>
        <source>Lost station</source>
        <translation>محطة مفقودة</translation>
    </message>
    <message>
        <source>Nothing is heard of a kiosk, a board or a clerk’s panel.</source>
        <translation>لا إشارة من جهاز التذاكر أو شاشة النداء أو لوحة العون.</translation>
    </message>
    <message>
        <source>It is a warning that the roll is nearly used up, and critical that a printer does not print: there is nothing to set.</source>
        <translation>قرب نفاد اللفافة إنذار، وطابعة لا تطبع أمر حرج: لا شيء يضبط هنا.</translation>
    </message>
    <message>
        <source>Other thresholds for one service</source>
        <translation>عتبات أخرى لخدمة معينة</translation>
    </message>
    <message>
        <source>Add thresholds for a service</source>
        <translation>إضافة عتبات لخدمة</translation>
    </message>
    <message>
        <source>Where one of two thresholds is left as for all, the critical one is twice the warning.</source>
        <translation>إذا تركت إحدى العتبتين كما للجميع، فعتبة الحرج ضعف عتبة الإنذار.</translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation>اختاروا خدمة.</translation>
    </message>
    <message>
        <source>Critical from</source>
        <translation>حرج ابتداء من</translation>
    </message>
    <message>
        <source>Warning from</source>
        <translation>إنذار ابتداء من</translation>
    </message>
    <message>
        <source>as for all</source>
        <translation>كما للجميع</translation>
    </message>
    <message>
        <source>The database does not answer. This page fills as soon as it does.</source>
        <translation>قاعدة البيانات لا تستجيب. تمتلئ هذه الصفحة بمجرد أن تستجيب.</translation>
    </message>
    <message>
        <source>No answer from the database since %1: what stands here may be old.</source>
        <translation>قاعدة البيانات لا تستجيب منذ %1: قد يكون ما هنا قديما.</translation>
    </message>
    <message>
        <source>Where do people wait longest, and where is there help?</source>
        <translation>أين يطول الانتظار، وأين يوجد من يساعد؟</translation>
    </message>
    <message>
        <source>Each site by the targets that it gave itself</source>
        <translation>كل موقع حسب الأهداف التي حددها لنفسه</translation>
    </message>
    <message>
        <source>No site is followed yet, or the first copies are under way.</source>
        <translation>لا يوجد بعد أي موقع متابَع، أو أن النسخ الأولى جارية.</translation>
    </message>
    <message>
        <source>Lowest service level first</source>
        <translation>أدنى مستوى خدمة أولا</translation>
    </message>
    <message>
        <source>Most visitors first</source>
        <translation>أكبر عدد من المرتفقين أولا</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1 (إلى غاية %2)</translation>
    </message>
    <message>
        <source>Not every day is here yet: %1</source>
        <translation>لم تصل بعد كل الأيام: %1</translation>
    </message>
    <message>
        <source>Busiest counters first</source>
        <translation>الشبابيك الأكثر انشغالا أولا</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>حسب الاسم</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>عامل التحقق الثاني</translation>
    </message>
    <message>
        <source>Six digits of the authenticator</source>
        <translation>الأرقام الستة لتطبيق التحقق</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختاروا…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Besides your password, an authenticator on your telephone can be asked for a code. Whoever learns your password alone then does not come in here.</source>
        <translation>يمكن، بالإضافة إلى كلمة المرور، طلب رمز من تطبيق للتحقق في هاتفكم. وعندئذ لا تكفي معرفة كلمة المرور وحدها للدخول هنا.</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>إعداده</translation>
    </message>
    <message>
        <source>Point your authenticator at this picture, or type the letters under it. Then type the code that it shows.</source>
        <translation>امسحوا هذه الصورة بتطبيق التحقق، أو اكتبوا فيه الحروف التي تحتها. ثم اكتبوا الرمز الذي يعرضه.</translation>
    </message>
    <message>
        <source>Begin to ask for codes</source>
        <translation>طلب الرموز من الآن فصاعدا</translation>
    </message>
    <message>
        <source>Codes are asked for from now on. Note these recovery codes and keep them locked away: each lets you in once without the authenticator. They are shown only now.</source>
        <translation>أصبح الرمز مطلوبا من الآن. دونوا رموز الاسترجاع هذه واحفظوها في مكان مغلق: كل واحد منها يسمح بالدخول مرة واحدة دون التطبيق. لن تظهر إلا الآن.</translation>
    </message>
    <message>
        <source>I have noted them</source>
        <translation>لقد دونتها</translation>
    </message>
    <message>
        <source>Codes are asked for. Recovery codes left: %1</source>
        <translation>الرمز مطلوب. رموز الاسترجاع المتبقية: %1</translation>
    </message>
    <message>
        <source>Ask for no codes any more</source>
        <translation>عدم طلب الرموز بعد الآن</translation>
    </message>
    <message>
        <source>Closing of the day</source>
        <translation>إغلاق اليوم</translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation>إغلاق اليوم…</translation>
    </message>
    <message>
        <source>Being served: %1. They stay with their clerk to the end.</source>
        <translation>قيد الخدمة: %1. تستمر الخدمة عند العون إلى نهايتها.</translation>
    </message>
    <message>
        <source>The day is being closed…</source>
        <translation>جارٍ إغلاق اليوم…</translation>
    </message>
    <message>
        <source>Open counters without a visitor are left.</source>
        <translation>تُغادَر الشبابيك المفتوحة التي لا مرتفق فيها.</translation>
    </message>
    <message>
        <source>Close the day? Nobody would be counted as unserved.</source>
        <translation>هل تريدون إغلاق اليوم؟ لن يُحتسب أحد ضمن من لم يُستقبلوا.</translation>
    </message>
    <message>
        <source>Close the day? Still here, and counted as unserved: %1 (%2). This cannot be undone.</source>
        <translation>هل تريدون إغلاق اليوم؟ من لا يزالون هنا ويحتسبون ضمن من لم يستقبلوا: %1 (%2). لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Close the day for good</source>
        <translation>إغلاق اليوم نهائيا</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 وغيرهم (%2)</translation>
    </message>
    <message>
        <source>Nobody waits, and no counter is open.</source>
        <translation>لا أحد في الانتظار ولا شباك مفتوح.</translation>
    </message>
    <message>
        <source>Waiting, called or set aside: %1</source>
        <translation>في الانتظار أو منادى عليهم أو معلقون: %1</translation>
    </message>
    <message>
        <source>Open counters: %1</source>
        <translation>الشبابيك المفتوحة: %1</translation>
    </message>
    <message>
        <source>Slip of the day</source>
        <translation>ورقة إغلاق اليوم</translation>
    </message>
    <message>
        <source>What the day came to, the numbers given and the head of its log, to be signed and kept.</source>
        <translation>حصيلة اليوم والأرقام المسلَّمة وبصمة سجله، للإمضاء والحفظ.</translation>
    </message>
    <message>
        <source>Where the slip is printed or saved</source>
        <translation>أين تُطبع الورقة أو تُحفظ</translation>
    </message>
    <message>
        <source>Printer of %1</source>
        <translation>طابعة %1</translation>
    </message>
    <message>
        <source>As a PDF file</source>
        <translation>ملف PDF</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>طباعة الورقة</translation>
    </message>
    <message>
        <source>Save the slip…</source>
        <translation>حفظ الورقة…</translation>
    </message>
    <message>
        <source>It has not been printed at a station today.</source>
        <translation>لم تُطبع بعدُ في أي محطة اليوم.</translation>
    </message>
    <message>
        <source>It waits for the printer of %1…</source>
        <translation>في انتظار طابعة %1…</translation>
    </message>
    <message>
        <source>It is being printed at %1…</source>
        <translation>جارٍ طبعها في %1…</translation>
    </message>
    <message>
        <source>Printed at %1 at %2.</source>
        <translation>طُبعت في %1 على الساعة %2.</translation>
    </message>
    <message>
        <source>Sent to %1 at %2, and its printer does not say more: look whether it came out.</source>
        <translation>أُرسلت إلى %1 على الساعة %2 ولم تجب طابعتها بأكثر من ذلك: المرجو التأكد من خروج الورقة.</translation>
    </message>
    <message>
        <source>Not printed: %1 could not at %2. Look at its printer, then print again.</source>
        <translation>لم تُطبع: تعذر ذلك على %1 على الساعة %2. المرجو فحص طابعتها ثم إعادة الطباعة.</translation>
    </message>
    <message>
        <source>Not printed: %1 did not begin it in time. Check that its kiosk runs, or choose another place.</source>
        <translation>لم تُطبع: لم تبدأ %1 في الوقت المناسب. المرجو التأكد من عمل جهاز التذاكر أو اختيار مكان آخر.</translation>
    </message>
    <message>
        <source>Tickets to decide on</source>
        <translation>تذاكر في انتظار قرار</translation>
    </message>
    <message>
        <source>Take %1 in for which service?</source>
        <translation>لأي خدمة يُقبل %1؟</translation>
    </message>
    <message>
        <source>Take %1 in in which class?</source>
        <translation>في أي فئة يُقبل %1؟</translation>
    </message>
    <message>
        <source>Take %1 in after all?</source>
        <translation>هل تريدون قبول %1 رغم ذلك؟</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Give %1 up? Its number is void for good.</source>
        <translation>هل تريدون إبطال %1؟ لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>إبطال الرقم</translation>
    </message>
    <message>
        <source>Why? For colleagues, in one line</source>
        <translation>لماذا؟ للزملاء، في سطر واحد</translation>
    </message>
    <message>
        <source>Its service is not offered any more.</source>
        <translation>لم تعد خدمته مقدمة هنا.</translation>
    </message>
    <message>
        <source>Its class is not one of the house any more.</source>
        <translation>لم تعد فئته موجودة هنا.</translation>
    </message>
    <message>
        <source>Another ticket has this number on that day.</source>
        <translation>تذكرة أخرى تحمل هذا الرقم في ذلك اليوم.</translation>
    </message>
    <message>
        <source>This number is void.</source>
        <translation>هذا الرقم باطل.</translation>
    </message>
    <message>
        <source>It was cancelled while its kiosk stood alone.</source>
        <translation>أُلغيت بينما كان جهاز التذاكر منقطعا.</translation>
    </message>
    <message>
        <source>The clock of its kiosk was wrong: nobody knows when it was given.</source>
        <translation>كانت ساعة جهاز التذاكر خاطئة: لا يُعرف متى سُلّمت.</translation>
    </message>
    <message>
        <source>Its letters and number make no ticket.</source>
        <translation>حروفها ورقمها لا تشكل تذكرة.</translation>
    </message>
    <message>
        <source>%1 is in its line.</source>
        <translation>%1 في صفه.</translation>
    </message>
    <message>
        <source>%1 is in its line; %2, which the desk had given, is void.</source>
        <translation>%1 في صفه؛ أما %2 الذي سلّمه الخادم فباطل.</translation>
    </message>
    <message>
        <source>The day of %1 is over: it is counted there, as not served.</source>
        <translation>انقضى يوم %1: يُحتسب فيه ضمن من لم يُستقبلوا.</translation>
    </message>
    <message>
        <source>%1 still cannot be taken in.</source>
        <translation>لا يزال قبول %1 متعذرا.</translation>
    </message>
    <message>
        <source>%1 is given up: its number is void.</source>
        <translation>أُبطل %1.</translation>
    </message>
    <message>
        <source>A kiosk gave these alone, without the database. Their visitors stand in no line until somebody decides.</source>
        <translation>سلّمها جهاز تذاكر وحده دون قاعدة البيانات. أصحابها ليسوا في أي صف إلى أن يُتخذ قرار.</translation>
    </message>
    <message>
        <source>None. What a kiosk gives alone, without the database, and cannot be taken in afterwards, stands here.</source>
        <translation>لا شيء. يظهر هنا ما يسلّمه جهاز تذاكر وحده دون قاعدة البيانات ويتعذر قبوله بعد ذلك.</translation>
    </message>
    <message>
        <source>%1 · given %2 by its clock · here since %3</source>
        <translation>%1 · سُلّمت %2 حسب ساعته · هنا منذ %3</translation>
    </message>
    <message>
        <source>Counter %1 is open, for %2.</source>
        <translation>الشباك %1 مفتوح، ويستقبل فيه %2.</translation>
    </message>
    <message>
        <source>Counter %1 is closed.</source>
        <translation>الشباك %1 مغلق.</translation>
    </message>
    <message>
        <source>Counter %1 receives all its services again.</source>
        <translation>عاد الشباك %1 إلى استقبال كل خدماته.</translation>
    </message>
    <message>
        <source>Counter %1 now works by “%2”.</source>
        <translation>يعمل الشباك %1 الآن حسب «%2».</translation>
    </message>
    <message>
        <source>No tickets are given for: %1.</source>
        <translation>لم تعد تُسلَّم تذاكر لخدمة: %1.</translation>
    </message>
    <message>
        <source>Tickets are given again for: %1.</source>
        <translation>عادت التذاكر تُسلَّم لخدمة: %1.</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>تراجع (%1 ث)</translation>
    </message>
    <message>
        <source>What visitors will see</source>
        <translation>ما سيراه المرتفقون</translation>
    </message>
    <message>
        <source>At most %1 lines of up to %2 characters in each language.</source>
        <translation>%1 من الأسطر على الأكثر، لا يتجاوز طول كل منها %2 حرفا، في كل لغة.</translation>
    </message>
    <message>
        <source>How many counters does each half hour need, and for what?</source>
        <translation>كم شباكا تحتاج كل نصف ساعة، ولأي خدمات؟</translation>
    </message>
    <message>
        <source>Called in time</source>
        <translation>من نودي عليهم في الوقت</translation>
    </message>
    <message>
        <source>In time is within</source>
        <translation>الوقت المقصود</translation>
    </message>
    <message>
        <source>Plan a week</source>
        <translation>تخطيط أسبوع</translation>
    </message>
</context>
</TS>

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
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>مدد الانتظار</translation>
    </message>
    <message>
        <source>Groups of services</source>
        <translation>مجموعات الخدمات</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>كلمة السر الخاصة بي</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>المدبر</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>المسؤول</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة سر جديدة</translation>
    </message>
    <message>
        <source>New password of %1, shown only now:</source>
        <translation>كلمة السر الجديدة لـ %1، تظهر هذه المرة فقط:</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>As colleagues know the person.</source>
        <translation>كما يعرفه الزملاء.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>اسم المستخدم</translation>
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
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Languages spoken</source>
        <translation>اللغات المتداولة</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
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
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Services it gives</source>
        <translation>الخدمات المقدمة</translation>
    </message>
    <message>
        <source>Choose one at least.</source>
        <translation>اختاروا واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>الشبابيك</translation>
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
        <source>The database does not answer: these figures may be old.</source>
        <translation>قاعدة البيانات لا تجيب: قد تكون هذه الأرقام قديمة.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Priority classes</source>
        <translation>فئات الأولوية</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Reasons of ratings</source>
        <translation>أسباب التقييم</translation>
    </message>
    <message>
        <source>Work profiles</source>
        <translation>ملفات العمل</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>شاشات العرض</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>جهات الاتصال</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>الفترات</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>أيام الإغلاق</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>أوقات العمل</translation>
    </message>
    <message>
        <source>Calling rule</source>
        <translation>قاعدة المناداة</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
    <message>
        <source>How long visits are kept</source>
        <translation>مدة الاحتفاظ بالزيارات</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>فئة الأولوية</translation>
    </message>
    <message>
        <source>Reason of ratings</source>
        <translation>سبب التقييم</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>ملف العمل</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>شاشة العرض</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>جهة الاتصال</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>يوم الإغلاق</translation>
    </message>
    <message>
        <source>open day and night</source>
        <translation>مفتوح ليلا ونهارا</translation>
    </message>
    <message>
        <source>service for complaints</source>
        <translation>خدمة الشكايات</translation>
    </message>
    <message>
        <source>address for complaints</source>
        <translation>عنوان الشكايات</translation>
    </message>
    <message>
        <source>counters</source>
        <translation>الشبابيك</translation>
    </message>
    <message>
        <source>tickets a day</source>
        <translation>عدد التذاكر في اليوم</translation>
    </message>
    <message>
        <source>start of the day</source>
        <translation>بداية اليوم</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>الأجل</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>documents shown</source>
        <translation>الوثائق المعروضة</translation>
    </message>
    <message>
        <source>how early for an appointment</source>
        <translation>التبكير المقبول للموعد</translation>
    </message>
    <message>
        <source>estimated date</source>
        <translation>تاريخ تقديري</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>الرسم</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>أول يوم</translation>
    </message>
    <message>
        <source>last lines</source>
        <translation>الأسطر الأخيرة</translation>
    </message>
    <message>
        <source>group</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>head start</source>
        <translation>الأسبقية</translation>
    </message>
    <message>
        <source>services helped with</source>
        <translation>خدمات الدعم</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>telephone from abroad</source>
        <translation>الهاتف من الخارج</translation>
    </message>
    <message>
        <source>telephone in full</source>
        <translation>رقم الهاتف الكامل</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>الأوقات</translation>
    </message>
    <message>
        <source>icon</source>
        <translation>الأيقونة</translation>
    </message>
    <message>
        <source>search words</source>
        <translation>كلمات البحث</translation>
    </message>
    <message>
        <source>longest time kept for one person</source>
        <translation>أقصى مدة الاحتفاظ لشخص</translation>
    </message>
    <message>
        <source>head start by language</source>
        <translation>الأسبقية حسب اللغة</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>languages called first</source>
        <translation>اللغات التي تنادى أولا</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>آخر يوم</translation>
    </message>
    <message>
        <source>last ticket before closing</source>
        <translation>آخر تذكرة قبل الإغلاق</translation>
    </message>
    <message>
        <source>how late for an appointment</source>
        <translation>التأخر المقبول عن الموعد</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>السند القانوني</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>الأسطر</translation>
    </message>
    <message>
        <source>logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>offered at the kiosk</source>
        <translation>معروض في الجهاز</translation>
    </message>
    <message>
        <source>longest time passed over</source>
        <translation>أقصى مدة التجاوز</translation>
    </message>
    <message>
        <source>months in which it is known who served</source>
        <translation>أشهر معرفة الموظف</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>place when put back</source>
        <translation>المكان بعد الإرجاع</translation>
    </message>
    <message>
        <source>weight of a minute</source>
        <translation>وزن الدقيقة</translation>
    </message>
    <message>
        <source>time to come back</source>
        <translation>أجل العودة</translation>
    </message>
    <message>
        <source>place when back</source>
        <translation>المكان عند العودة</translation>
    </message>
    <message>
        <source>calls before absent</source>
        <translation>عدد النداءات قبل الغياب</translation>
    </message>
    <message>
        <source>place when resumed</source>
        <translation>المكان عند الاستئناف</translation>
    </message>
    <message>
        <source>role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>whom it is for</source>
        <translation>لمن هي</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>services</source>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>target wait</source>
        <translation>مدة الانتظار المستهدفة</translation>
    </message>
    <message>
        <source>template</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>address on the ticket</source>
        <translation>العنوان على التذكرة</translation>
    </message>
    <message>
        <source>months in which visits are told apart</source>
        <translation>أشهر حفظ الزيارات</translation>
    </message>
    <message>
        <source>times said</source>
        <translation>عدد مرات الإعلان</translation>
    </message>
    <message>
        <source>place when transferred</source>
        <translation>المكان بعد التحويل</translation>
    </message>
    <message>
        <source>time to undo</source>
        <translation>أجل التراجع</translation>
    </message>
    <message>
        <source>usual service</source>
        <translation>المدة المعتادة</translation>
    </message>
    <message>
        <source>shows who waits</source>
        <translation>يعرض المنتظرين</translation>
    </message>
    <message>
        <source>waiting area</source>
        <translation>قاعة الانتظار</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>حسب الوصول</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>أطول انتظار</translation>
    </message>
    <message>
        <source>Open counters</source>
        <translation>الشبابيك المفتوحة</translation>
    </message>
    <message>
        <source>People wait, nobody calls.</source>
        <translation>هناك من ينتظر ولا أحد ينادي.</translation>
    </message>
    <message>
        <source>Arrived today</source>
        <translation>الوافدون اليوم</translation>
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
        <source>Longest
wait</source>
        <translation>أطول
انتظار</translation>
    </message>
    <message>
        <source>Expected
wait</source>
        <translation>الانتظار
المتوقع</translation>
    </message>
    <message>
        <source>Open
counters</source>
        <translation>الشبابيك
المفتوحة</translation>
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
            <numerusform>%1</numerusform>
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
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Nobody waits for: %1</source>
        <translation>لا أحد ينتظر من أجل: %1</translation>
    </message>
    <message>
        <source>▲ over the target of %1</source>
        <translation>▲ تجاوز الأجل المحدد في %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
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
        <source>Copy the tables</source>
        <translation>نسخ الجداول</translation>
    </message>
    <message>
        <source>No ticket was given in this period.</source>
        <translation>لم تُسلَّم أي تذكرة في هذه الفترة.</translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation>الشريط: ينتهي الجزء الداكن عند الوسيط، والجزء الفاتح عند المئين 90.</translation>
    </message>
    <message>
        <source>How long they waited</source>
        <translation>كم انتظروا</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>ما آل إليه أمرهم</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>معنى الأرقام</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>الوافدون</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>أُنجزت خدمتهم</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>متوسط الانتظار</translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation>وسيط الانتظار</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>المئين 90</translation>
    </message>
    <message>
        <source>fewer than 10 calls</source>
        <translation>أقل من 10 نداءات</translation>
    </message>
    <message>
        <source>Within target</source>
        <translation>ضمن الأجل</translation>
    </message>
    <message>
        <source>▲ Somebody has waited %1 and is not called yet: the waits below do not count it.</source>
        <translation>▲ هناك من ينتظر منذ %1 ولم يُناد عليه بعد: لا تحتسبه مدد الانتظار أدناه.</translation>
    </message>
    <message>
        <source>The tables are copied.</source>
        <translation>تم نسخ الجداول.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>تم الحفظ باسم %1.</translation>
    </message>
    <message>
        <source>The file could not be written. Please choose another folder.</source>
        <translation>تعذرت كتابة الملف. المرجو اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>على الساعة %1</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>هذا الأسبوع</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>هذا الشهر</translation>
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
        <source>By</source>
        <translation>حسب</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>يوم الأسبوع</translation>
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
        <source>Day</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>الأسبوع</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>السنة</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>دون نداء</translation>
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
        <source>Nouba: console</source>
        <translation>نوبة: لوحة المتابعة</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 min %2</source>
        <translation>%1 د %2 ث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
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
        <source>No attested word: say it in Tamazight, as you say it yourself</source>
        <translation>لا توجد كلمة موثقة: قولوها بالأمازيغية كما تقولونها أنتم</translation>
    </message>
    <message>
        <source>Between a hundred and what follows it</source>
        <translation>بين المئة وما يليها</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>تسجيل الدخول</translation>
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
        <translation>منح كلمة سر جديدة</translation>
    </message>
    <message>
        <source>Changing the own password</source>
        <translation>تغيير كلمة السر الخاصة</translation>
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
        <source>Something without the right to it</source>
        <translation>محاولة دون صلاحية</translation>
    </message>
    <message>
        <source>added</source>
        <translation>أضيف</translation>
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
        <source>Only what was refused</source>
        <translation>ما رُفض فقط</translation>
    </message>
    <message>
        <source>Back to state %1</source>
        <translation>العودة إلى الحالة %1</translation>
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
        <source>What</source>
        <translation>ماذا</translation>
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
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
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
        <source>On what</source>
        <translation>على ماذا</translation>
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
        <source>This file describes another unit; it needs a database of its own.</source>
        <translation>هذا الملف يصف وحدة أخرى؛ تلزمها قاعدة بيانات خاصة بها.</translation>
    </message>
    <message>
        <source>The last administrator stays one. Please name another administrator first.</source>
        <translation>آخر مدبر يبقى مدبرا. المرجو تعيين مدبر آخر أولا.</translation>
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
        <source>This password is too easily guessed. Choose at least 10 signs, without your login.</source>
        <translation>كلمة السر هذه سهلة التخمين. اختاروا 10 رموز على الأقل، دون اسم الدخول.</translation>
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
        <translation>كلمة السر الأولى، تظهر هذه المرة فقط: %1</translation>
    </message>
    <message>
        <source>Something is missing here, or does not fit.</source>
        <translation>شيء ناقص هنا أو غير مناسب.</translation>
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
        <source>Choose one from the list, or add one.</source>
        <translation>اختاروا من القائمة أو أضيفوا.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>مسحوب</translation>
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
        <translation>هذه المدة قصيرة ولا تعطى فيها أي تذكرة.</translation>
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
        <source>A number of minutes up to 480 belongs here.</source>
        <translation>يكتب هنا عدد من الدقائق لا يتجاوز 480.</translation>
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
        <source>Write it in Arabic and in French, up to 200 signs on one line each.</source>
        <translation>اكتبوه بالعربية والفرنسية، في سطر واحد لا يتجاوز 200 رمز.</translation>
    </message>
    <message>
        <source>Write the lines in Arabic and in French, or in neither.</source>
        <translation>اكتبوا الأسطر بالعربية والفرنسية معا، أو اتركوهما فارغتين.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>كلمة السر الحالية</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>كلمة السر الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>At least 10 signs. A sentence of your own is easy to keep.</source>
        <translation>10 رموز على الأقل. جملة من عندكم يسهل حفظها.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>تغيير كلمة السر</translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation>كلمتا السر الجديدتان مختلفتان.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>تم تغيير كلمة السر.</translation>
    </message>
    <message>
        <source>What visitors read</source>
        <translation>ما يقرؤه المرتفقون</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>الأيقونة</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>إضافة مجموعة</translation>
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
        <translation>توقيع</translation>
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
        <source>Counters that give it</source>
        <translation>الشبابيك التي تقدمها</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>إضافة خدمة</translation>
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
        <source>Fee</source>
        <translation>الرسم</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>الأجل</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>السند القانوني</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>كلمات البحث</translation>
    </message>
    <message>
        <source>What visitors call it; one word or short phrase on each line.</source>
        <translation>كما يسميها المرتفقون؛ كلمة أو عبارة قصيرة في كل سطر.</translation>
    </message>
    <message>
        <source>At most 40 words or short phrases of up to 60 signs.</source>
        <translation>40 كلمة أو عبارة قصيرة على الأكثر، من 60 رمزا.</translation>
    </message>
    <message>
        <source>Tickets and times</source>
        <translation>التذاكر والمدد</translation>
    </message>
    <message>
        <source>Letters before the number</source>
        <translation>الحروف قبل الرقم</translation>
    </message>
    <message>
        <source>One or two letters from A to Z.</source>
        <translation>حرف أو حرفان من A إلى Z.</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>الرقم الأول</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>الرقم الأخير</translation>
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
        <source>Tickets a day</source>
        <translation>عدد التذاكر في اليوم</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Target wait</source>
        <translation>مدة الانتظار المستهدفة</translation>
    </message>
    <message>
        <source>Reports count who waited no longer than this.</source>
        <translation>تحسب التقارير من لم ينتظر أكثر من ذلك.</translation>
    </message>
    <message>
        <source>Usual time at the counter</source>
        <translation>المدة المعتادة في الشباك</translation>
    </message>
    <message>
        <source>For the expected wait, until enough was measured.</source>
        <translation>لتقدير مدة الانتظار، إلى أن يقاس ما يكفي.</translation>
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
        <source>Waiting area</source>
        <translation>قاعة الانتظار</translation>
    </message>
    <message>
        <source>Languages of the kiosk</source>
        <translation>لغات الجهاز</translation>
    </message>
    <message>
        <source>Telephone and addresses</source>
        <translation>الهاتف والعناوين</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Telephone in full</source>
        <translation>رقم الهاتف الكامل</translation>
    </message>
    <message>
        <source>Telephone from abroad</source>
        <translation>الهاتف من الخارج</translation>
    </message>
    <message>
        <source>Address for complaints</source>
        <translation>عنوان الشكايات</translation>
    </message>
    <message>
        <source>Service for complaints</source>
        <translation>خدمة الشكايات</translation>
    </message>
    <message>
        <source>Address on the ticket</source>
        <translation>العنوان على التذكرة</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>المنطقة الزمنية</translation>
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
        <source>Write hours such as 09:00-12:00, or leave it empty.</source>
        <translation>اكتبوا أوقاتا مثل 09:00-12:00 أو اتركوه فارغا.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>الاثنين</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>الخميس</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>الجمعة</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>السبت</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>الأحد</translation>
    </message>
</context>
</TS>

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
        <source>Login</source>
        <translation>اسم المستخدم</translation>
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
        <source>Counters</source>
        <translation>الشبابيك</translation>
    </message>
    <message>
        <source>The database does not answer: these figures may be old.</source>
        <translation>قاعدة البيانات لا تجيب: قد تكون هذه الأرقام قديمة.</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>الموظف</translation>
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
</context>
</TS>

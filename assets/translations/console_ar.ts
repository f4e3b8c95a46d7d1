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
        <source>Save</source>
        <translation>حفظ</translation>
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
        <source>By service</source>
        <translation>حسب الخدمة</translation>
    </message>
    <message>
        <source>By counter</source>
        <translation>حسب الشباك</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>حسب الموظف</translation>
    </message>
    <message>
        <source>Priorities, languages</source>
        <translation>الأولويات واللغات</translation>
    </message>
    <message>
        <source>Hours of crowds</source>
        <translation>ساعات الإقبال</translation>
    </message>
    <message>
        <source>Announced waits</source>
        <translation>المدد المعلنة</translation>
    </message>
    <message>
        <source>Single visits</source>
        <translation>الزيارات واحدة واحدة</translation>
    </message>
    <message>
        <source>How long do people wait?</source>
        <translation>كم ينتظر المرتفقون؟</translation>
    </message>
    <message>
        <source>Which services make people wait?</source>
        <translation>أي الخدمات يطول انتظارها؟</translation>
    </message>
    <message>
        <source>How are the counters used?</source>
        <translation>كيف تُستعمل الشبابيك؟</translation>
    </message>
    <message>
        <source>How is the work spread?</source>
        <translation>كيف يتوزع العمل؟</translation>
    </message>
    <message>
        <source>Does everybody wait alike?</source>
        <translation>هل ينتظر الجميع بالقدر نفسه؟</translation>
    </message>
    <message>
        <source>When do people come, and when do they wait?</source>
        <translation>متى يأتي المرتفقون، ومتى ينتظرون؟</translation>
    </message>
    <message>
        <source>Do the announced waits hold?</source>
        <translation>هل تصدق مدد الانتظار المعلنة؟</translation>
    </message>
    <message>
        <source>What happened in each visit?</source>
        <translation>ماذا جرى في كل زيارة؟</translation>
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
        <source>%1 h</source>
        <translation>%1 س</translation>
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
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>نسخ الجداول</translation>
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
    <message>
        <source>Nobody took a ticket in this period.</source>
        <translation>لم يأخذ أحد تذكرة في هذه الفترة.</translation>
    </message>
    <message>
        <source>No counter was open in this period.</source>
        <translation>لم يُفتح أي شباك في هذه الفترة.</translation>
    </message>
    <message>
        <source>No wait was announced in this period.</source>
        <translation>لم تُعلن أي مدة انتظار في هذه الفترة.</translation>
    </message>
    <message>
        <source>From time to time</source>
        <translation>التطور</translation>
    </message>
    <message>
        <source>How the waits are spread</source>
        <translation>توزيع مدد الانتظار</translation>
    </message>
    <message>
        <source>How long they waited, by %1</source>
        <translation>مدة الانتظار حسب %1</translation>
    </message>
    <message>
        <source>How long the service took, by %1</source>
        <translation>مدة الخدمة حسب %1</translation>
    </message>
    <message>
        <source>How much of the open time went into service</source>
        <translation>حصة الخدمة من وقت الفتح</translation>
    </message>
    <message>
        <source>Served in an hour of open time</source>
        <translation>من أُنجزت خدمتهم في كل ساعة فتح</translation>
    </message>
    <message>
        <source>Time and work, by %1</source>
        <translation>الوقت والعمل حسب %1</translation>
    </message>
    <message>
        <source>When they came</source>
        <translation>متى جاؤوا</translation>
    </message>
    <message>
        <source>When they waited</source>
        <translation>متى انتظروا</translation>
    </message>
    <message>
        <source>How many waits lay inside the announced range, by %1</source>
        <translation>نسبة المدد التي وافقت المجال المعلن، حسب %1</translation>
    </message>
    <message>
        <source>What was announced and what came, by %1</source>
        <translation>المعلن والفعلي، حسب %1</translation>
    </message>
    <message>
        <source>When they came, by weekday and hour</source>
        <translation>الإقبال حسب أيام الأسبوع والساعات</translation>
    </message>
    <message>
        <source>When they waited, by weekday and hour</source>
        <translation>وسيط الانتظار حسب أيام الأسبوع والساعات</translation>
    </message>
    <message>
        <source>What became of them, by %1</source>
        <translation>مآل المرورات حسب %1</translation>
    </message>
    <message>
        <source>Bar: the full part ends at the median, the pale part at the 90th percentile.</source>
        <translation>الشريط: ينتهي الجزء الداكن عند الوسيط، والجزء الفاتح عند المئين 90.</translation>
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
        <source>In the order of the unit&apos;s list. These figures show how work is spread; services differ, and they do not say who works well.</source>
        <translation>حسب ترتيب لائحة الوحدة. تبين هذه الأرقام كيف يتوزع العمل؛ والخدمات تختلف، فلا تدل الأرقام على من يحسن العمل.</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>معنى الأرقام</translation>
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
        <source>%1 before: %2</source>
        <translation>%1 قبل ذلك: %2</translation>
    </message>
    <message>
        <source>fewer than %1 calls</source>
        <translation>أقل من %1 نداءات</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
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
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>The report is on its way to the printer.</source>
        <translation>التقرير في طريقه إلى الطابعة.</translation>
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
        <source>In all</source>
        <translation>المجموع</translation>
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
        <source>Show as a plot</source>
        <translation>عرض الرسم</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>عرض الجدول</translation>
    </message>
    <message>
        <source>announced wait %1</source>
        <translation>المدة المعلنة %1</translation>
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
        <translation>أُعيد إلى صف الانتظار</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>رُدّ إلى صف الانتظار</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>خارج الصف مؤقتا</translation>
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
        <translation>إرسال إلى خدمة أخرى</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>إلغاء</translation>
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
        <source>Period before</source>
        <translation>الفترة السابقة</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>الهدف</translation>
    </message>
    <message>
        <source>People called</source>
        <translation>من تم نداؤهم</translation>
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
        <source>Every visit of these days</source>
        <translation>كل زيارات هذه الأيام</translation>
    </message>
    <message>
        <source>Every stay in a queue</source>
        <translation>كل المرورات بصفوف الانتظار</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Access</name>
    <message>
        <source>Accessibility</source>
        <translation>تسهيل الاستعمال</translation>
    </message>
    <message>
        <source>See, hear and reach better</source>
        <translation>تسهيل الرؤية والسمع واللمس</translation>
    </message>
    <message>
        <source>See and reach better</source>
        <translation>تسهيل الرؤية واللمس</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Stronger contrast</source>
        <translation>تباين أقوى</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>نص أكبر</translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation>نص أكبر جدا</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <translation>خفض الأزرار (للكرسي المتحرك)</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>القراءة بصوت مسموع</translation>
    </message>
    <message>
        <source>Touch the screen or press a key to go on.</source>
        <translation>المسوا الشاشة أو اضغطوا على زر للمتابعة.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مفعل</translation>
    </message>
    <message>
        <source>off</source>
        <translation>غير مفعل</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>الصفحة %1 من %2</translation>
    </message>
    <message>
        <source>Services found: %1</source>
        <translation>الخدمات التي وُجدت: %1</translation>
    </message>
</context>
<context>
    <name>GiveBack</name>
    <message>
        <source>Not the right service?</source>
        <translation>ليست هذه الخدمة؟</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>إلغاء التذكرة</translation>
    </message>
    <message>
        <source>Number %1 is cancelled</source>
        <translation>تم إلغاء الرقم %1</translation>
    </message>
    <message>
        <source>The paper that came out is no longer a ticket.</source>
        <translation>الورقة التي خرجت لم تعد تذكرة صالحة.</translation>
    </message>
    <message>
        <source>Nobody is called by this number.</source>
        <translation>لن ينادى على هذا الرقم.</translation>
    </message>
    <message>
        <source>Choose another service</source>
        <translation>اختيار خدمة أخرى</translation>
    </message>
    <message>
        <source>It could not be cancelled just now. Please ask at the reception desk.</source>
        <translation>تعذر الإلغاء الآن. المرجو التوجه إلى الاستقبال.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Telephone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>From Morocco</source>
        <translation>من داخل المغرب</translation>
    </message>
    <message>
        <source>If the short number does not answer</source>
        <translation>إذا لم يجب الرقم القصير</translation>
    </message>
    <message>
        <source>From abroad</source>
        <translation>من خارج المغرب</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>الموقع الإلكتروني</translation>
    </message>
    <message>
        <source>Scan to call</source>
        <translation>امسحوا الرمز للاتصال</translation>
    </message>
    <message>
        <source>Scan to write</source>
        <translation>امسحوا الرمز للمراسلة</translation>
    </message>
    <message>
        <source>Scan to open the page</source>
        <translation>امسحوا الرمز لفتح الموقع</translation>
    </message>
    <message>
        <source>Information on every administration</source>
        <translation>معلومات عن جميع الإدارات</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>مفتوح الآن</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>مغلق الآن</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>الشباك %1</translation>
    </message>
    <message>
        <source>Counters %1</source>
        <translation>الشبابيك %1</translation>
    </message>
    <message>
        <source>Waiting room</source>
        <translation>قاعة الانتظار</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Where to go, and whom to call</source>
        <translation>إلى أين تتوجهون وبمن تتصلون</translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation>البحث عن خدمة</translation>
    </message>
    <message>
        <source>Write a word: birth, signature</source>
        <translation>اكتبوا كلمة: ولادة، إمضاء</translation>
    </message>
    <message>
        <source>Counters and rooms</source>
        <translation>الشبابيك والقاعات</translation>
    </message>
    <message>
        <source>Where each service is given</source>
        <translation>أين تقدم كل خدمة</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>دليل الاتصال</translation>
    </message>
    <message>
        <source>Telephone, address, e-mail, hours</source>
        <translation>الهاتف والعنوان والبريد الإلكتروني والأوقات</translation>
    </message>
    <message>
        <source>Where you are heard</source>
        <translation>حيث يُسمع صوتكم</translation>
    </message>
    <message>
        <source>Information by telephone</source>
        <translation>معلومات عبر الهاتف</translation>
    </message>
    <message>
        <source>Write what you have come for</source>
        <translation>اكتبوا ما جئتم من أجله</translation>
    </message>
    <message>
        <source>Most asked for</source>
        <translation>الأكثر طلبا</translation>
    </message>
    <message>
        <source>Not here. Please go to:</source>
        <translation>ليس هنا. المرجو التوجه إلى:</translation>
    </message>
    <message>
        <source>No service was found</source>
        <translation>لم نجد أي خدمة</translation>
    </message>
    <message>
        <source>Try another word, or ask at the reception desk.</source>
        <translation>جربوا كلمة أخرى، أو اسألوا الاستقبال.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Delete a letter</source>
        <translation>حذف حرف</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>حذف الكل</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>أوقات العمل</translation>
    </message>
    <message>
        <source>Please ask at the reception desk.</source>
        <translation>المرجو السؤال في الاستقبال.</translation>
    </message>
    <message>
        <source>Other services: %1. Write another letter.</source>
        <translation>خدمات أخرى: %1. اكتبوا حرفا آخر.</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Everybody who holds a ticket is still served.</source>
        <translation>سنستقبل اليوم كل من لديه تذكرة.</translation>
    </message>
    <message>
        <source>Last ticket today at %1</source>
        <translation>آخر تذكرة اليوم على الساعة %1</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Choose a second language</source>
        <translation>اختاروا لغة ثانية</translation>
    </message>
    <message>
        <source>What is missing in Tamazight is shown in this language.</source>
        <translation>ما لا يوجد بالأمازيغية يعرض بهذه اللغة</translation>
    </message>
    <message>
        <source>Touch the service you need</source>
        <translation>المسوا الخدمة التي تريدونها</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Your say</source>
        <translation>رأيكم</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Which service do you need?</source>
        <translation>ما الخدمة التي تريدونها؟</translation>
    </message>
    <message>
        <source>Wait, at most</source>
        <translation>الانتظار على الأكثر</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation>اختاروا الخدمة</translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation>اسحبوا التذكرة</translation>
    </message>
    <message>
        <source>Wait for your number</source>
        <translation>انتظروا رقمكم</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>سحب تذكرة</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>رقمكم</translation>
    </message>
    <message>
        <source>Hear my number</source>
        <translation>استمعوا إلى رقمكم</translation>
    </message>
    <message>
        <source>Your ticket is being printed</source>
        <translation>تذكرتكم قيد الطباعة</translation>
    </message>
    <message>
        <source>Take your ticket under the screen</source>
        <translation>اسحبوا تذكرتكم أسفل الشاشة</translation>
    </message>
    <message>
        <source>Take your ticket under the screen. If none comes out, keep this number.</source>
        <translation>اسحبوا تذكرتكم أسفل الشاشة. إن لم تخرج، فاحتفظوا بهذا الرقم.</translation>
    </message>
    <message>
        <source>No paper ticket today</source>
        <translation>لا توجد تذكرة ورقية اليوم</translation>
    </message>
    <message>
        <source>Photograph this screen or note this number. Your place is kept.</source>
        <translation>صوروا هذه الشاشة أو اكتبوا هذا الرقم. مكانكم محفوظ.</translation>
    </message>
    <message>
        <source>Follow your turn on your phone</source>
        <translation>تابعوا دوركم على هاتفكم</translation>
    </message>
    <message>
        <source>Point the camera at this code. Neither name nor number is asked for.</source>
        <translation>صوروا هذا الرمز بهاتفكم. دون اسم ودون رقم هاتف.</translation>
    </message>
    <message>
        <source>We call your number on the screen and aloud.</source>
        <translation>سيعلن عن رقمكم صوتيا وعلى الشاشة.</translation>
    </message>
    <message>
        <source>Today tickets come on this screen: have your telephone ready.</source>
        <translation>التذاكر تظهر اليوم على هذه الشاشة: هيئوا هواتفكم.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>احتفظت بالرقم</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>بقي %1&#xa0;ث</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>مزيد من الوقت</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>No ticket was given</source>
        <translation>لم تسلم أي تذكرة</translation>
    </message>
    <message>
        <source>Please go to the reception desk: we will help you there.</source>
        <translation>المرجو التوجه إلى الاستقبال: سنساعدكم هناك.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>لحظة من فضلكم</translation>
    </message>
    <message>
        <source>Your ticket comes in a few seconds.</source>
        <translation>تخرج تذكرتكم بعد ثوان قليلة.</translation>
    </message>
    <message>
        <source>Your ticket is being made.</source>
        <translation>تذكرتكم قيد الإعداد.</translation>
    </message>
    <message>
        <source>Leave without a ticket</source>
        <translation>المغادرة بدون تذكرة</translation>
    </message>
    <message>
        <source>This kiosk cannot give tickets just now</source>
        <translation>لا يمكن لهذا الجهاز تسليم التذاكر الآن</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلتم هنا؟</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Do you have priority?</source>
        <translation>هل أنتم من ذوي الأولوية؟</translation>
    </message>
    <message>
        <source>The wait counts for more in these classes; nobody is overtaken for ever.</source>
        <translation>يستقبل هؤلاء قبل غيرهم متى أمكن، ولا ينتظر الآخرون بلا نهاية.</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>بدون أولوية</translation>
    </message>
    <message>
        <source>With priority: %1</source>
        <translation>الأولوية: %1</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>How was your visit?</source>
        <translation>كيف كانت زيارتكم؟</translation>
    </message>
    <message>
        <source>Nobody asks who you are.</source>
        <translation>لا يطلب منكم التعريف بأنفسكم.</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>سيئة جدا</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>سيئة</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>جيدة</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>جيدة جدا</translation>
    </message>
    <message>
        <source>What pleased you?</source>
        <translation>ما الذي أعجبكم؟</translation>
    </message>
    <message>
        <source>What could be better?</source>
        <translation>ما الذي يمكن تحسينه؟</translation>
    </message>
    <message>
        <source>What did not please you?</source>
        <translation>ما الذي لم يعجبكم؟</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطي</translation>
    </message>
    <message>
        <source>Add my ticket&apos;s number</source>
        <translation>إضافة رقم تذكرتي</translation>
    </message>
    <message>
        <source>The number of your ticket</source>
        <translation>رقم تذكرتكم</translation>
    </message>
    <message>
        <source>It tells which service you speak of. You may also scan it.</source>
        <translation>يبين الخدمة التي تقصدونها. يمكنكم أيضا مسح رمزها.</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>التذكرة %1</translation>
    </message>
    <message>
        <source>Remove the number</source>
        <translation>حذف الرقم</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>This is my number</source>
        <translation>هذا رقمي</translation>
    </message>
    <message>
        <source>There is no such number here. Please look at your ticket.</source>
        <translation>لا يوجد هذا الرقم هنا. المرجو مراجعة تذكرتكم.</translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <translation>لحظة من فضلكم</translation>
    </message>
    <message>
        <source>Your answer is counted in less than a minute, by itself. With the number of your ticket it is counted at once.</source>
        <translation>يحتسب جوابكم تلقائيا خلال أقل من دقيقة. وبرقم تذكرتكم يحتسب على الفور.</translation>
    </message>
    <message>
        <source>Leave without an answer</source>
        <translation>المغادرة بدون جواب</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>شكرا لكم</translation>
    </message>
    <message>
        <source>Your answer is counted.</source>
        <translation>تم احتساب جوابكم.</translation>
    </message>
    <message>
        <source>Your answer is not counted</source>
        <translation>لم يحتسب جوابكم</translation>
    </message>
    <message>
        <source>You were not called with this number yet. Please answer after your visit.</source>
        <translation>لم يحن بعد دور هذا الرقم. المرجو الجواب بعد زيارتكم.</translation>
    </message>
    <message>
        <source>Your answer could not be noted just now.</source>
        <translation>تعذر تسجيل جوابكم الآن.</translation>
    </message>
    <message>
        <source>Answer without a number</source>
        <translation>الجواب بدون رقم</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>تصحيح الرقم</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Service menu</source>
        <translation>قائمة الصيانة</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>أدخلوا الرمز السري</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Back to visitors</source>
        <translation>العودة إلى المرتفقين</translation>
    </message>
    <message>
        <source>Print the last ticket again</source>
        <translation>إعادة طباعة آخر تذكرة</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>طباعة ورقة اختبار</translation>
    </message>
    <message>
        <source>Try the sound</source>
        <translation>تجربة الصوت</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>خفض الصوت</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>رفع الصوت</translation>
    </message>
    <message>
        <source>Hand over again</source>
        <translation>إعادة التسليم</translation>
    </message>
    <message>
        <source>Give up this ticket</source>
        <translation>التخلي عن هذه التذكرة</translation>
    </message>
    <message>
        <source>Restart the kiosk</source>
        <translation>إعادة تشغيل الجهاز</translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation>إيقاف الجهاز</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>الطابعة</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>قاعدة البيانات</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>المحطة</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Last ticket</source>
        <translation>آخر تذكرة</translation>
    </message>
    <message>
        <source>None: tickets stay on the screen</source>
        <translation>لا توجد: تبقى التذاكر على الشاشة</translation>
    </message>
    <message>
        <source>Nothing heard from it yet</source>
        <translation>لم يرد منها شيء بعد</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>تستجيب</translation>
    </message>
    <message>
        <source>Does not answer: no tickets can be given</source>
        <translation>لا تستجيب: لا يمكن تسليم التذاكر</translation>
    </message>
    <message>
        <source>Away since %1: the kiosk gives numbers of its own</source>
        <translation>منقطعة منذ %1: الجهاز يسلم أرقاما خاصة به</translation>
    </message>
    <message>
        <source>It is gone: have a backup put back, and nothing set up anew</source>
        <translation>لم تعد موجودة: اطلبوا استعادة نسخة احتياطية دون أي إعداد من البداية</translation>
    </message>
    <message>
        <source>Answers again: the kiosk&apos;s own numbers are being handed over</source>
        <translation>تستجيب من جديد: يجري تسليم أرقام الجهاز</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Nothing to hand over</source>
        <translation>لا شيء للتسليم</translation>
    </message>
    <message>
        <source>%1 tickets to hand over</source>
        <translation>تذاكر للتسليم: %1</translation>
    </message>
    <message>
        <source>%1 was refused: decide what becomes of it</source>
        <translation>رُفضت التذكرة %1: قرروا ما يجب فعله</translation>
    </message>
    <message>
        <source>Cannot be written: without the database there are no tickets</source>
        <translation>لا يمكن الكتابة فيه: لا تذاكر بدون قاعدة البيانات</translation>
    </message>
    <message>
        <source>None today</source>
        <translation>لا شيء اليوم</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>الرمز السري خاطئ</translation>
    </message>
    <message>
        <source>Too many wrong PINs: wait %1 s</source>
        <translation>رموز خاطئة كثيرة: انتظروا %1 ث</translation>
    </message>
    <message>
        <source>The ticket cannot be printed again now</source>
        <translation>لا يمكن إعادة طباعة التذكرة الآن</translation>
    </message>
    <message>
        <source>The ticket is being printed again</source>
        <translation>التذكرة قيد الطباعة من جديد</translation>
    </message>
    <message>
        <source>The test page is being printed</source>
        <translation>ورقة الاختبار قيد الطباعة</translation>
    </message>
    <message>
        <source>%1 is handed over again</source>
        <translation>يعاد تسليم %1</translation>
    </message>
    <message>
        <source>Touch once more to give %1 up: its visitor is not called</source>
        <translation>المسوا مرة أخرى للتخلي عن %1: لن ينادى على صاحبها</translation>
    </message>
    <message>
        <source>%1 is given up</source>
        <translation>تم التخلي عن %1</translation>
    </message>
    <message>
        <source>Touch once more to close the kiosk</source>
        <translation>المسوا مرة أخرى لإيقاف الجهاز</translation>
    </message>
    <message>
        <source>This is how the kiosk sounds.</source>
        <translation>هكذا يسمع صوت الجهاز.</translation>
    </message>
    <message>
        <source>Listen in the headset; its own wheel makes it louder</source>
        <translation>استمعوا في السماعة؛ عجلتها ترفع الصوت</translation>
    </message>
    <message>
        <source>The sound does not work: is a headset plugged in, is espeak-ng installed?</source>
        <translation>الصوت لا يعمل: هل السماعة موصولة؟ هل espeak-ng مثبت؟</translation>
    </message>
    <message>
        <source>%1 is printed once more, marked as a duplicate</source>
        <translation>طُبعت %1 مرة أخرى وعليها علامة نسخة</translation>
    </message>
    <message>
        <source>Look whether %1 came out once more</source>
        <translation>تحققوا من خروج %1 مرة أخرى</translation>
    </message>
    <message>
        <source>%1 did not come out once more</source>
        <translation>لم تخرج %1 مرة أخرى</translation>
    </message>
    <message>
        <source>The test page is printed</source>
        <translation>تمت طباعة ورقة الاختبار</translation>
    </message>
    <message>
        <source>Look whether the test page came out whole</source>
        <translation>تحققوا من خروج ورقة الاختبار كاملة</translation>
    </message>
    <message>
        <source>The test page did not come out</source>
        <translation>لم تخرج ورقة الاختبار</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Print this list</source>
        <translation>طباعة هذه اللائحة</translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation>طباعة هذه الصفحة</translation>
    </message>
    <message>
        <source>Being printed</source>
        <translation>قيد الطباعة</translation>
    </message>
    <message>
        <source>Take the sheet from the printer</source>
        <translation>خذوا الورقة من الطابعة</translation>
    </message>
    <message>
        <source>Take it from the printer, or photograph the screen</source>
        <translation>خذوها من الطابعة، وإلا فصوروا الشاشة</translation>
    </message>
    <message>
        <source>Not printed: photograph the screen</source>
        <translation>لم تطبع: صوروا الشاشة</translation>
    </message>
    <message>
        <source>Can be printed in %1 s</source>
        <translation>الطباعة ممكنة بعد %1 ث</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Ticket for a complaint</source>
        <translation>تذكرة للشكايات</translation>
    </message>
    <message>
        <source>How was your visit?</source>
        <translation>كيف كانت زيارتكم؟</translation>
    </message>
</context>
</TS>

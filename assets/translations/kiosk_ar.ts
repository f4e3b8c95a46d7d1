<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Access</name>
    <message>
        <source>Stronger contrast</source>
        <translation>تباين أقوى</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Choose your language</source>
        <translation>اختاروا لغتكم</translation>
    </message>
    <message>
        <source>What have you come for?</source>
        <translation>ما الذي جئتم من أجله؟</translation>
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
        <source>Guidance</source>
        <translation>إرشاد</translation>
    </message>
    <message>
        <source>Your say</source>
        <translation>رأيكم</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>السند القانوني</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>More services</source>
        <translation>خدمات أخرى</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>ما يجب إحضاره</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>الوثائق المطلوبة</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>الرسوم</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>الأجل</translation>
    </message>
    <message>
        <source>Take a ticket</source>
        <translation>خذوا تذكرة</translation>
    </message>
    <message>
        <source>Take your ticket below</source>
        <translation>خذوا تذكرتكم من الأسفل</translation>
    </message>
    <message>
        <source>Take your ticket below. If none comes out, keep this number.</source>
        <translation>خذوا تذكرتكم من الأسفل. إذا لم تخرج فاحتفظوا بهذا الرقم.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>رقمكم</translation>
    </message>
    <message>
        <source>Your ticket is being printed</source>
        <translation>تذكرتكم قيد الطبع</translation>
    </message>
    <message>
        <source>No paper ticket today: keep this number</source>
        <translation>لا توجد تذكرة ورقية: احتفظوا بهذا الرقم</translation>
    </message>
    <message>
        <source>Photograph or note this number: you will be called by it. Your place is kept.</source>
        <translation>صوروا هذا الرقم أو اكتبوه: سننادي عليكم به. مكانكم محفوظ.</translation>
    </message>
    <message>
        <source>Waiting before you</source>
        <translation>قبلكم في الانتظار</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>مدة الانتظار المتوقعة</translation>
    </message>
    <message>
        <source>Where to wait</source>
        <translation>مكان الانتظار</translation>
    </message>
    <message>
        <source>Scan to follow your turn on your phone.</source>
        <translation>امسحوا الرمز لتتبع دوركم على هاتفكم.</translation>
    </message>
    <message>
        <source>We call your number on the screen and aloud.</source>
        <translation>سننادي رقمكم بالصوت وعلى الشاشة.</translation>
    </message>
    <message>
        <source>Complaint, suggestion, observation</source>
        <translation>شكاية · اقتراح · ملاحظة</translation>
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
        <translation>المرجو التوجه إلى مكتب الاستقبال: سنساعدكم هناك.</translation>
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
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>We are closed now</source>
        <translation>نحن في فترة إغلاق الآن</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>لا أحد في الانتظار</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Do you have priority?</source>
        <translation>هل لكم الأولوية؟</translation>
    </message>
    <message>
        <source>The wait counts for more in these classes; nobody is overtaken for ever.</source>
        <translation>يُحتسب الانتظار لهذه الفئات بوتيرة أسرع، ولا يُتجاوز أحد إلى ما لا نهاية.</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>بدون أولوية</translation>
    </message>
    <message>
        <source>With priority: %1</source>
        <translation>بالأولوية: %1</translation>
    </message>
</context>
</TS>

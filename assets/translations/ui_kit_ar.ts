<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Tamazight</source>
        <translation>الأمازيغية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
</context>
<context>
    <name>Lateness</name>
    <message>
        <source>On time</source>
        <translation>ضمن الهدف</translation>
    </message>
    <message>
        <source>Soon late</source>
        <translation>قرب التأخر</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>متأخر</translation>
    </message>
</context>
<context>
    <name>NoTicket</name>
    <message>
        <source>We are closed now</source>
        <translation>المكتب مغلق الآن</translation>
    </message>
    <message>
        <source>We are closed today</source>
        <translation>المكتب مغلق اليوم</translation>
    </message>
    <message>
        <source>We are on a break</source>
        <translation>نحن في فترة استراحة</translation>
    </message>
    <message>
        <source>No more tickets are given today</source>
        <translation>انتهى توزيع التذاكر لهذا اليوم</translation>
    </message>
    <message>
        <source>No tickets now</source>
        <translation>لا تذاكر الآن</translation>
    </message>
    <message>
        <source>Paused for the moment</source>
        <translation>متوقفة مؤقتا</translation>
    </message>
    <message>
        <source>Full for today</source>
        <translation>اكتمل العدد لهذا اليوم</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقفة</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>This service is full for today.</source>
        <translation>اكتمل العدد في هذه الخدمة لهذا اليوم.</translation>
    </message>
    <message>
        <source>This service is paused for the moment.</source>
        <translation>هذه الخدمة متوقفة مؤقتا.</translation>
    </message>
    <message>
        <source>This service gives no tickets now.</source>
        <translation>لا تُسلَّم تذاكر لهذه الخدمة الآن.</translation>
    </message>
    <message>
        <source>Please ask at the reception</source>
        <translation>المرجو السؤال في الاستقبال</translation>
    </message>
    <message>
        <source>Please choose another, or ask at the reception.</source>
        <translation>المرجو اختيار خدمة أخرى أو السؤال في الاستقبال.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>لا يوجد ما يُعرض.</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 فأكثر</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>%1: highest %2 (%3).</source>
        <translation>%1: الأعلى %2 (%3).</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>%1: lowest %2 (%3), highest %4 (%5).</source>
        <translation>%1: الأدنى %2 (%3)، الأعلى %4 (%5).</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>الهدف</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>Ready</source>
        <translation>جاهزة</translation>
    </message>
    <message>
        <source>The roll is nearly used up: bring a new one</source>
        <translation>لفافة الورق على وشك النفاد: أحضروا لفافة جديدة</translation>
    </message>
    <message>
        <source>Out of paper: put in a new roll</source>
        <translation>نفد الورق: ضعوا لفافة جديدة</translation>
    </message>
    <message>
        <source>The cover is open: close it</source>
        <translation>الغطاء مفتوح: أغلقوه</translation>
    </message>
    <message>
        <source>The cutter is stuck: free the paper, then close the cover</source>
        <translation>المقص عالق: أزيلوا الورق ثم أغلقوا الغطاء</translation>
    </message>
    <message>
        <source>Too hot: it rests and goes on by itself</source>
        <translation>حرارتها مرتفعة: تتوقف قليلا ثم تستأنف من تلقاء نفسها</translation>
    </message>
    <message>
        <source>Paused: press the button on the printer</source>
        <translation>متوقفة مؤقتا: اضغطوا على زر الطابعة</translation>
    </message>
    <message>
        <source>It takes nothing more: switch it off and on</source>
        <translation>لم تعد تستجيب: أطفئوها ثم شغلوها</translation>
    </message>
    <message>
        <source>Not connected: check the cable and the power</source>
        <translation>غير متصلة: تحققوا من السلك ومن الكهرباء</translation>
    </message>
    <message>
        <source>Broken down: switch it off and on, else call a technician</source>
        <translation>معطلة: أطفئوها ثم شغلوها، وإلا فاتصلوا بتقني</translation>
    </message>
    <message>
        <source>Ready, but it says nothing of its paper</source>
        <translation>جاهزة، لكنها لا تخبر بحالة الورق</translation>
    </message>
    <message>
        <source>Ready; the last sheet is still in its mouth: take it out</source>
        <translation>جاهزة، وما تزال آخر ورقة في فتحتها: خذوها</translation>
    </message>
    <message>
        <source>Nothing heard from this station: check that it is running</source>
        <translation>لا خبر من هذه المحطة: تحققوا من أنها تعمل</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>This reception is not set up yet. Please call the person in charge.</source>
        <translation>لم يتم إعداد هذه الوحدة بعد. المرجو الاتصال بمسؤول الوحدة.</translation>
    </message>
    <message>
        <source>This service is not offered here any more. Please choose another.</source>
        <translation>لم تعد هذه الخدمة متوفرة هنا. المرجو اختيار خدمة أخرى.</translation>
    </message>
    <message>
        <source>This priority is not one of the house rules.</source>
        <translation>هذه الأولوية ليست من قواعد هذه الوحدة.</translation>
    </message>
    <message>
        <source>This language is not offered here. Please choose another.</source>
        <translation>هذه اللغة غير متوفرة هنا. المرجو اختيار لغة أخرى.</translation>
    </message>
    <message>
        <source>This counter does not exist here.</source>
        <translation>هذا الشباك غير موجود هنا.</translation>
    </message>
    <message>
        <source>Nobody here has this login.</source>
        <translation>لا أحد هنا له اسم المستخدم هذا.</translation>
    </message>
    <message>
        <source>The login or the password is not right.</source>
        <translation>اسم المستخدم أو كلمة المرور غير صحيح.</translation>
    </message>
    <message>
        <source>Your role does not include this.</source>
        <translation>صلاحياتكم لا تشمل هذه العملية.</translation>
    </message>
    <message>
        <source>This alert is not in the log any more.</source>
        <translation>لم يعد هذا التنبيه موجودا في السجل.</translation>
    </message>
    <message>
        <source>Somebody else is serving a visitor at counter %1.</source>
        <translation>شخص آخر يستقبل مرتفقا في الشباك %1.</translation>
    </message>
    <message>
        <source>It is too early for this appointment. Please come again from %1 on.</source>
        <translation>لم يحن بعد وقت هذا الموعد. المرجو الرجوع ابتداء من الساعة %1.</translation>
    </message>
    <message>
        <source>This appointment is on another day.</source>
        <translation>هذا الموعد في يوم آخر.</translation>
    </message>
    <message>
        <source>Please write it in one line of at most 200 characters.</source>
        <translation>المرجو الكتابة في سطر واحد لا يتجاوز 200 حرف.</translation>
    </message>
    <message>
        <source>Please say why in a few words.</source>
        <translation>المرجو ذكر السبب في بضع كلمات.</translation>
    </message>
    <message>
        <source>A pause must end later than now. Please choose another time.</source>
        <translation>يجب أن ينتهي التوقف بعد الوقت الحالي. المرجو اختيار وقت آخر.</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Ticket %1 is still being printed. Please call again in a moment.</source>
        <translation>التذكرة %1 قيد الطباعة. المرجو إعادة النداء بعد لحظات.</translation>
    </message>
    <message>
        <source>There is no ticket %1 today.</source>
        <translation>لا توجد تذكرة %1 اليوم.</translation>
    </message>
    <message>
        <source>This step is not possible for ticket %1 now.</source>
        <translation>هذه العملية غير ممكنة الآن للتذكرة %1.</translation>
    </message>
    <message>
        <source>You still hold ticket %1. Please finish it first.</source>
        <translation>ما زالت التذكرة %1 عندكم. المرجو إنهاؤها أولا.</translation>
    </message>
    <message>
        <source>You hold no ticket now.</source>
        <translation>لا توجد تذكرة عندكم الآن.</translation>
    </message>
    <message>
        <source>Ticket %1 cannot be given back any more: it stays good.</source>
        <translation>لم يعد بالإمكان إلغاء التذكرة %1: تبقى صالحة.</translation>
    </message>
    <message>
        <source>Ticket %1 is held at another counter.</source>
        <translation>التذكرة %1 في شباك آخر.</translation>
    </message>
    <message>
        <source>Ticket %1 is set aside for a colleague.</source>
        <translation>التذكرة %1 معلقة لأحد الزملاء.</translation>
    </message>
    <message>
        <source>Ticket %1 was called too long ago. Please give a new ticket.</source>
        <translation>مضى وقت طويل على النداء على التذكرة %1. المرجو تسليم تذكرة جديدة.</translation>
    </message>
    <message>
        <source>Please choose another service, another counter or a colleague.</source>
        <translation>المرجو اختيار خدمة أخرى أو شباك آخر أو أحد الزملاء.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>لا شيء يمكن التراجع عنه الآن.</translation>
    </message>
    <message>
        <source>You are on a break. Please end it first.</source>
        <translation>أنتم في استراحة. المرجو إنهاؤها أولا.</translation>
    </message>
    <message>
        <source>You are at no counter. Please choose one first.</source>
        <translation>لستم في أي شباك. المرجو اختيار شباك أولا.</translation>
    </message>
    <message>
        <source>This work profile is not offered here.</source>
        <translation>نمط العمل هذا غير متوفر هنا.</translation>
    </message>
    <message>
        <source>This board is not described here.</source>
        <translation>شاشة النداء هذه غير موصوفة هنا.</translation>
    </message>
    <message>
        <source>A service cannot end this way here.</source>
        <translation>لا يمكن إنهاء الخدمة بهذه الطريقة هنا.</translation>
    </message>
    <message>
        <source>This reason is not offered here any more. Please choose another.</source>
        <translation>لم يعد هذا السبب متاحا هنا. المرجو اختيار سبب آخر.</translation>
    </message>
    <message>
        <source>Ticket %1 is already rated. Thank you.</source>
        <translation>سبق تقييم التذكرة %1. شكرا لكم.</translation>
    </message>
    <message>
        <source>This request was already used for something else. Please try again.</source>
        <translation>استعمل هذا الطلب من قبل لعملية أخرى. المرجو المحاولة من جديد.</translation>
    </message>
    <message>
        <source>The unit&apos;s file has a mistake. Please check it and try again.</source>
        <translation>في ملف الوحدة خطأ. المرجو مراجعته ثم المحاولة من جديد.</translation>
    </message>
    <message>
        <source>This day has not begun. Please choose today or an earlier day.</source>
        <translation>لم يبدأ هذا اليوم بعد. المرجو اختيار اليوم الحالي أو يوم سابق.</translation>
    </message>
    <message>
        <source>This period cannot be shown. Please choose a first and a last day again.</source>
        <translation>لا يمكن عرض هذه الفترة. المرجو اختيار اليوم الأول والأخير من جديد.</translation>
    </message>
    <message>
        <source>This kiosk is not open, or has no printer.</source>
        <translation>هذا الجهاز غير مفتوح أو ليست له طابعة.</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>هذا غير ممكن الآن.</translation>
    </message>
    <message>
        <source>This program is too old for the database. Please have the newest version installed here, and start it again.</source>
        <translation>هذا البرنامج أقدم من قاعدة البيانات. المرجو تثبيت أحدث إصدار هنا ثم إعادة تشغيله.</translation>
    </message>
    <message>
        <source>The database does not let this station do so. Please call the person in charge.</source>
        <translation>قاعدة البيانات لا تسمح لهذه المحطة بذلك. المرجو الاتصال بمسؤول الوحدة.</translation>
    </message>
    <message>
        <source>The answer was lost: it may have been done or not. Please look before you repeat it.</source>
        <translation>ضاعت الإجابة: ربما تم الأمر وربما لم يتم. المرجو التحقق قبل الإعادة.</translation>
    </message>
    <message>
        <source>The database is not there any more. Please call the person in charge: a backup must be put back.</source>
        <translation>قاعدة البيانات لم تعد موجودة. المرجو الاتصال بمسؤول الوحدة: يجب استعادة نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The database does not answer. Please check the network and the server, then try again.</source>
        <translation>قاعدة البيانات لا تستجيب. المرجو التحقق من الشبكة والخادم ثم المحاولة من جديد.</translation>
    </message>
    <message>
        <source>The printer does not print. Please check paper, cover and cable.</source>
        <translation>الطابعة لا تطبع. المرجو التحقق من الورق والغطاء والسلك.</translation>
    </message>
    <message>
        <source>The equipment does not answer. Please call the person in charge.</source>
        <translation>المعدات لا تستجيب. المرجو الاتصال بمسؤول الوحدة.</translation>
    </message>
    <message>
        <source>Something went wrong. Please call the person in charge.</source>
        <translation>وقع خلل. المرجو الاتصال بمسؤول الوحدة.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Please try again in %1 min, or call an administrator.</source>
        <translation>كلمات مرور خاطئة كثيرة. المرجو إعادة المحاولة بعد %1 د أو الاتصال بمسؤول النظام.</translation>
    </message>
    <message>
        <source>Please call ticket %1 again first, or give the visitor more time to come.</source>
        <translation>المرجو إعادة النداء على التذكرة %1 أولا، أو منح المرتفق وقتا أطول للحضور.</translation>
    </message>
    <message>
        <source>Please type the six digits that your authenticator shows.</source>
        <translation>المرجو كتابة الأرقام الستة التي يعرضها تطبيق التحقق.</translation>
    </message>
    <message>
        <source>This code is not right, or was used already. Please wait for the next one.</source>
        <translation>هذا الرمز غير صحيح أو سبق استعماله. المرجو انتظار الرمز التالي.</translation>
    </message>
    <message>
        <source>Please choose a password of your own, of at least %1 characters.</source>
        <translation>المرجو اختيار كلمة مرور خاصة بكم، لا يقل عدد حروفها عن %1.</translation>
    </message>
    <message>
        <source>Please choose your new password at the console, not at a panel.</source>
        <translation>المرجو اختيار كلمة المرور الجديدة في لوحة المتابعة، لا في لوحة العون.</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>تم تسجيل خروجكم.</translation>
    </message>
    <message>
        <source>Please unlock the window first.</source>
        <translation>المرجو فتح قفل النافذة أولا.</translation>
    </message>
    <message>
        <source>This PIN is not right. Tries left: %1</source>
        <translation>الرمز السري غير صحيح. المحاولات المتبقية: %1</translation>
    </message>
    <message>
        <source>Please choose six digits that are no plain row, such as 000000 or 123456.</source>
        <translation>المرجو اختيار ستة أرقام لا تشكل تسلسلا بسيطا مثل 000000 أو 123456.</translation>
    </message>
    <message>
        <source>There is no second factor to drop.</source>
        <translation>لا يوجد عامل تحقق ثان لإزالته.</translation>
    </message>
    <message>
        <source>This session is over already.</source>
        <translation>هذه الجلسة منتهية من قبل.</translation>
    </message>
    <message>
        <source>This password is too easily guessed. Please choose another one of at least %1 characters.</source>
        <translation>كلمة المرور هذه سهلة التخمين. المرجو اختيار أخرى لا يقل عدد حروفها عن %1.</translation>
    </message>
    <message>
        <source>Many people have this password, or it names you or this office. A sentence of your own is easy to keep.</source>
        <translation>كلمة المرور هذه شائعة، أو تحمل اسمكم أو اسم هذه الوحدة. جملة من عندكم يسهل حفظها.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please type your password.</source>
        <translation>رموز سرية خاطئة كثيرة. المرجو كتابة كلمة المرور.</translation>
    </message>
    <message>
        <source>You have signed in at another station.</source>
        <translation>لقد سجلتم الدخول في محطة أخرى.</translation>
    </message>
    <message>
        <source>The day was closed. Please sign in again.</source>
        <translation>تم إغلاق اليوم. المرجو تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>An administrator has signed you out.</source>
        <translation>قام مسؤول النظام بتسجيل خروجكم.</translation>
    </message>
    <message>
        <source>Your password was changed. Please sign in again.</source>
        <translation>تم تغيير كلمة المرور. المرجو تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>A backup was put back. Please sign in again.</source>
        <translation>تمت استعادة نسخة احتياطية. المرجو تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Your login is not used here any more.</source>
        <translation>لم يعد اسم المستخدم الخاص بكم مستعملا هنا.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The PIN is not the same twice.</source>
        <translation>الرمزان السريان غير متطابقين.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>%1 is signed in. What is open stays open behind this page.</source>
        <translation>الجلسة باسم %1. ما هو مفتوح يبقى مفتوحا خلف هذه الصفحة.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرمز السري</translation>
    </message>
    <message>
        <source>New PIN, six digits</source>
        <translation>رمز سري جديد من ستة أرقام</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>الرمز السري الجديد مرة أخرى</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Type the password instead</source>
        <translation>كتابة كلمة المرور بدلا منه</translation>
    </message>
    <message>
        <source>Type the PIN instead</source>
        <translation>كتابة الرمز السري بدلا منها</translation>
    </message>
    <message>
        <source>Choose a PIN for this station</source>
        <translation>اختيار رمز سري لهذه المحطة</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>عامل التحقق الثاني</translation>
    </message>
    <message>
        <source>Type the six digits that your authenticator shows now, or one of the recovery codes.</source>
        <translation>اكتبوا الأرقام الستة التي يعرضها تطبيق التحقق الآن، أو أحد رموز الاسترجاع.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>The new password is not the same twice.</source>
        <translation>كلمتا المرور الجديدتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>A password of your own</source>
        <translation>كلمة مروركم</translation>
    </message>
    <message>
        <source>Your first password is known to who gave it to you.</source>
        <translation>كلمة المرور الأولى يعرفها من سلمها لكم.</translation>
    </message>
    <message>
        <source>Your password is too easily guessed.</source>
        <translation>كلمة المرور الحالية سهلة التخمين.</translation>
    </message>
    <message>
        <source>At least %1 characters. A sentence of your own is easy to keep.</source>
        <translation>عدد الحروف: %1 على الأقل. جملة من عندكم يسهل حفظها.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>كلمة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>اسم المستخدم</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>We open on %1 at %2.</source>
        <translation>نفتح يوم %1 على الساعة %2.</translation>
    </message>
    <message>
        <source>We open today at %1.</source>
        <translation>نفتح اليوم على الساعة %1.</translation>
    </message>
    <message>
        <source>We go on today at %1.</source>
        <translation>نستأنف اليوم على الساعة %1.</translation>
    </message>
    <message>
        <source>Tickets again on %1 at %2</source>
        <translation>تُسلَّم التذاكر من جديد يوم %1 على الساعة %2</translation>
    </message>
    <message>
        <source>Tickets again today at %1</source>
        <translation>تُسلَّم التذاكر من جديد اليوم على الساعة %1</translation>
    </message>
    <message>
        <source>tickets: %1</source>
        <translation>التذاكر: %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>less than %n min</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>أقل من دقيقة واحدة</numerusform>
            <numerusform>أقل من دقيقتين</numerusform>
            <numerusform>أقل من %n دقائق</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>more than an hour</source>
        <translation>أكثر من ساعة</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h 30</source>
        <translation>
            <numerusform>نصف ساعة</numerusform>
            <numerusform>ساعة ونصف</numerusform>
            <numerusform>ساعتان ونصف</numerusform>
            <numerusform>%n ساعات ونصف</numerusform>
            <numerusform>%n ساعة ونصف</numerusform>
            <numerusform>%n ساعة ونصف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>أقل من ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 س %2 د</translation>
    </message>
</context>
</TS>

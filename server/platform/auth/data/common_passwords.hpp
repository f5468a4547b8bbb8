// Pieces that people build passwords from: common passwords, names, teams, words, keyboard walks
// and whole passphrases that everybody knows. Lower case, without blanks or punctuation, between
// blanks. Written for this project; short on purpose, because password_weakness looks for pieces
// and repetitions, not only for whole entries.
#pragma once

#include <string_view>

namespace billspay::auth {

inline constexpr std::string_view common_passwords = R"(
password passwort passwd passw0rd password1 password12 password123 pass word passcode passphrase
secret secure security login logon signin admin administrator root superuser sysadmin user username
guest test testing tester demo sample example default changeme change letmein letmeout welcome
welcome1 hello helloworld goodbye enter access open opensesame sesame abracadabra master mastermind
system server manager service support office company business account billing bills payment pay
money cash bank banking credit debit card wallet dollar dollars invoice receipt customer client
agent winter spring summer autumn fall january february march april june july august september
october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow
yesterday weekend holiday christmas easter halloween birthday newyear happy
iloveyou loveyou iloveu love lover lovely loveme myself forever always together friend friends
bestfriend family mother father mommy daddy mama papa brother sister baby babygirl babyboy princess
prince queen king angel angels honey sweetie sweetheart sweet darling sunshine moonlight starlight
rainbow flower flowers butterfly daisy lily rose violet jasmine cherry banana orange apple lemon
strawberry peaches cookie cookies chocolate coffee cheese pepper ginger sugar candy pumpkin peanut
monkey dragon tiger tigers lion lions eagle eagles falcon falcons bear bears wolf wolves panther
panthers dolphin dolphins shark sharks horse horses pony puppy doggie kitty kitten kittycat cat
cats dog dogs snoopy garfield mickey minnie mickeymouse donald pluto bambi simba nemo pokemon
pikachu naruto sasuke goku vegeta zelda mario luigi sonic minecraft fortnite roblox callofduty
warcraft worldofwarcraft starcraft diablo skyrim halo doom matrix starwars startrek skywalker
darthvader yoda jedi chewbacca batman superman spiderman ironman captain america hulk thor avengers
joker catwoman wolverine xmen harrypotter hogwarts voldemort hermione gandalf frodo hobbit gollum
lordoftherings gameofthrones winterfell jonsnow jamesbond bond007 terminator rambo rocky
football baseball basketball soccer hockey tennis golf golfer softball volleyball cricket rugby
swimming racing ferrari porsche mercedes bmw audi corvette mustang camaro chevy chevrolet ford
honda toyota nissan harley yamaha suzuki kawasaki ducati nascar yankees redsox cowboys steelers
packers raiders broncos patriots redskins dodgers giants lakers celtics bulls knicks rangers
arsenal chelsea liverpool manchester united barcelona realmadrid juventus bayern everton tottenham
newcastle celtic michael jordan jordan23 michaeljordan kobe lebron ronaldo messi beckham
michelle jennifer jessica ashley amanda samantha sarah stephanie nicole elizabeth melissa heather
brittany danielle rachel laura victoria kimberly vanessa natasha natalie hannah emily olivia emma
sophia isabella charlotte amelia grace chloe lauren rebecca katherine christina patricia barbara
linda maria anna julia diana sandra andrea monica angela sabrina veronica claudia jasmin tiffany
crystal amber brandy bailey madison taylor morgan sydney savannah dakota cheyenne
james john robert david william richard joseph thomas charles christopher daniel matthew anthony
mark steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter
kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur
lawrence jesse dylan bryan jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
randy eugene vincent russell elijah louis bobby philip johnny oliver lucas mason liam hunter
carlos miguel diego fernando alejandro antonio ricardo roberto eduardo
shadow ninja killer hunter sniper ranger warrior soldier knight wizard magic magician phantom ghost
vampire zombie demon devil lucifer satan angel666 heaven paradise hell death danger trouble thunder
lightning storm hurricane tornado blizzard snowball snowman winter1 iceman fireman phoenix inferno
blaze flame fire water earth wind ocean river mountain forest island desert sunset sunrise midnight
silver golden gold diamond emerald ruby sapphire platinum bronze crystal1 black white blue green
yellow purple pink red orange1 blackie whitey redneck bluebird blackcat greenday metallica nirvana
slipknot eminem beatles rollingstones ledzeppelin pinkfloyd acdc ironmaiden blink182 linkinpark
guitar drummer music musician piano singer rockstar rocknroll hiphop techno disco dance dancer
computer internet laptop desktop windows linux ubuntu debian macintosh apple123 google facebook
youtube twitter instagram snapchat whatsapp linkedin myspace yahoo hotmail gmail outlook amazon
netflix spotify samsung nokia motorola iphone android microsoft oracle cisco intel nvidia adobe
myspace1 tiktok discord reddit github docker postgres mysql mongodb database
cheesecake pizza burger bacon chicken turkey potato tomato carrot whiskey vodka tequila corona
budweiser heineken guinness beer wine champagne marlboro camel cowboy cowgirl
america american usa unitedstates canada mexico brazil argentina england london paris berlin germany
france italy italia spain espana portugal russia china japan india australia africa texas
california florida newyork chicago boston dallas houston miami denver seattle phoenix1 detroit
atlanta lasvegas losangeles sanfrancisco sandiego hollywood brooklyn manhattan washington
freedom liberty justice peace hope faith trust trustno1 trustnoone believe blessed blessing jesus
jesuschrist christ jesusislord jesus1 god godisgood godisgreat lord church bible genesis gospel
savior amen hallelujah buddha allah ganesh krishna
whatever nothing something anything everything nobody somebody noone everyone forgot forget
forgotten remember idontknow dontknow nopassword mypassword yourpassword thepassword newpassword
oldpassword temppassword temp temporary password2 pass123 pass1234 mypass asdf asdfgh asdfasdf
qwer qwert qwerty qwerty1 qwerty12 qwerty123 qwertz azerty qazwsx qazwsxedc qazwsxedcrfv wsxedc
edcrfv rfvtgb tgbyhn 1qaz 2wsx 3edc 4rfv 5tgb 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3 q1w2e3r4 q1w2e3r4t5 zaq1 zaq12wsx xsw2 cde3 vfr4 zxcvbn abc123 abcd1234 a1b2c3 a1b2c3d4
aa123456 1a2b3c 123abc 123qwe qwe123 123321 112233 121212 123123 147258 147258369 159357 159753
246810 131313 696969 789456 789456123 741852963 852456 963852741 951753 314159 3141592653 271828
666 777 007 911 420 1337 elite hacker hackers hackme
superstar superman1 super rockyou playboy player gamer gangster pimp thug hustler badboy badgirl
goodgirl bigboy bigdaddy sexy sexygirl hottie hotstuff cutie cutiepie beautiful gorgeous handsome
pretty pretty1 smile smiley happyday laugh funny crazy stupid idiot loser winner champion number
number1 numberone onelove first second third last best better good great awesome perfect lucky
success victory power energy strong strength dream dreams dreamer journey life live living
schatz hallo geheim passwort1 ficken hallo123 sommer motdepasse bonjour soleil doudou chouchou
contrasena contraseña hola amor teamo tequiero mariposa estrella corazon bonita senha amorzinho
parola ciao wachtwoord welkom lozinka haslo salasana heslo sifre
sameer614614 sameer cake cake1245

correcthorsebatterystaple correcthorse batterystaple horsebattery tobeornottobe
tobeornottobethatisthequestion thatisthequestion thequickbrownfox thequickbrownfoxjumps
quickbrownfox thequickbrownfoxjumpsoverthelazydog jumpsoverthelazydog overthelazydog lazydog
loremipsumdolorsitamet loremipsum dolorsitamet loremipsumdolor consecteturadipiscing
maytheforcebewithyou maytheforce theforce bewithyou iamyourfather lukeiamyourfather
onceuponatime happilyeverafter longlonglongago onceuponatimeinaland
twinkletwinklelittlestar littlestar maryhadalittlelamb humptydumpty itsybitsyspider
rowrowrowyourboat happybirthdaytoyou happybirthday happynewyear merrychristmas
ihaveadream givemeliberty givemelibertyorgivemedeath fourscoreandsevenyearsago fourscore
wethepeople wethepeopleoftheunitedstates ingodwetrust godblessamerica
landofthefree homeofthebrave starspangledbanner ohsaycanyousee ipledgeallegiance
ourfatherwhoartinheaven whoartinheaven inthebeginning inthebeginningwastheword
forgodsolovedtheworld thelordismyshepherd jesuslovesme amazinggrace
winteriscoming valarmorghulis youknownothing youknownothingjonsnow allyourbasearebelongtous
allyourbase arebelongtous theansweris42 dontpanic livelongandprosper beammeupscotty
elementarymydearwatson icouldabeenacontender illbeback hastalavistababy hastalavista
frankieigiveadamn franklymydear nooneputsbabyinacorner tobecontinued lifeislikeaboxofchocolates
heresjohnny houstonwehaveaproblem toinfinityandbeyond mypreciousss myprecious youshallnotpass
speakfriendandenter onering oneringtorulethemall openthepodbaydoors
iloveyousomuch iloveyouforever iloveyoubaby iwillalwaysloveyou alwaysandforever loveyouforever
iloveyoumore ilovemyself ilovemymom ilovemydad ilovemyfamily ilovemydog ilovemycat ilovemyhusband
ilovemywife ilovejesus ilovemusic ilovefootball ilovechocolate
thisisapassword thisismypassword thisismy thisisasecret thisisasecurepassword mysecretpassword
mysupersecretpassword supersecret supersecretpassword topsecret averylongpassword verylongpassword
longpassword averysecurepassword verysecurepassword strongpassword averystrongpassword
securepassword passwordpassword ihatepasswords ihatethis ihatemyjob icantremember
iforgotmypassword forgotmypassword idontknowmypassword changethispassword changeme123
pleasechangeme pleaseletmein letmeinplease letmeinnow youcantguessthis youllneverguess
cantguessthis noneofyourbusiness mindyourownbusiness whatisthepassword whatsmypassword
passwordistaco incorrect yourpasswordisincorrect theincorrectpassword
administratorpassword adminpassword adminadmin rootpassword welcometothejungle welcomehome
helloitsme hellokitty hellomynameis mynameis mynameisearl howareyou howareyoutoday ilovelife
carpediem hakunamatata supercalifragilisticexpialidocious supercalifragilistic
antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis
barackobama donaldtrump hillaryclinton abrahamlincoln georgewashington michaeljackson elvispresley
marilynmonroe alberteinstein leonardodavinci romeoandjuliet williamshakespeare cristianoronaldo
manchesterunited liverpoolfc dallascowboys newyorkyankees bostonredsox chicagobulls
losangeleslakers greenbaypackers pittsburghsteelers tampabaybuccaneers oaklandraiders
spongebob spongebobsquarepants scoobydoo teenagemutantninjaturtles powerrangers winniethepooh
peterpan tinkerbell cinderella sleepingbeauty beautyandthebeast littlemermaid aladdin pocahontas
purplemonkeydishwasher monkeydishwasher trombone tr0ub4dor troubador tr0ub4dor3
thankyou thankyouverymuch thankgod thankgodforyou godhelpme godhelpus inshallah bismillah
zeroonetwothree onetwothree onetwothreefour onetwothreefourfive fourfivesix sixseveneight
seveneightnine abcdefg alphabet alphabetsoup
)";

}  // namespace billspay::auth

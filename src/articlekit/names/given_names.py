"""Given names, where a site and its author are called the same and only the name tells one from the other.

"Kwame Harbour" and "Stone Harbour" have the same shape. Asked only about names that a page gives as its author's, and
only to say yes: a name that is not here says nothing against anybody. Names that are places, months, virtues or things
as well (Austin, Charlotte, Grace, Victoria) are left out, for newspapers are called so.
"""

_NAMES = """
aaron aarti abdul abdullah abena abhishek abigail abraham achieng ada adaeze adam addison adele adina aditya adrian
adriana adwoa agata agnes agnieszka agus ahmad ahmed ahmet aidan aiko ainhoa aisha aizhan akinyi akira akosua akua
alain alan albert alberto alejandra alejandro aleksandr aleksandra alessandra alessandro alessia alessio alex alexa
alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina alison allan allen allison
alma alvaro alyssa ama amaka amanda amelia amina aminata amir amit amitabh amy amélie ana anand anastasia anaïs andre
andrea andreas andreea andrei andrej andrew andrii andriy andrzej andrás andré andrés andy angel angela angelina
angelo angie anil anita anja anjali anke ankit ann ann-kathrin anna annabel annalisa anne anne-marie annelies annette
annie annika anthony antoine anton antonella antonia antonio antti antónio anya aoife arianna arild arjun armando
arnaud arne arnel arthur arturo arun asad asha ashley ashok ashwin ashwini asser astrid atieno aurelie aurélie axel
ayanda ayesha ayumi ayşe balázs bambang baraka barbara bart bartosz beata beatrice beatriz becky begoña bekzod belinda
ben bence benedikt benjamin benoit benoît benoîte bente bernadette bernard bernardo bernd bernhard bert beth bethany
betty bianca bilal birgitta bjarne björn bjørn bob bobby bogdan bohdan bola bongani boris boyko brad bradley bram
brandon brenda brendan brett brian bridget brigitte brooke bruce bruno bryan budi burak caitlin callum calvin cameron
camilla camille carl carla carlo carlos carmela carmen carol carole caroline carsten carys casey cassandra cassidy
catalina caterina catherine cathy cecilia cedric cem cesar charles charlie chebet chiara chidi chinedu chinwe chipo
chloe chloé chris christa christian christiane christina christine christoffer christoph christophe christopher
christy ciara cindy ciprian ciro claire clara clare claude claudia claudine claudio clemens clement clément colin
colleen concetta conor constantin cormac cory cosima cosmin courtney craig cristian cristiana cristina csaba curtis
cynthia cécile cédric céline césar daisuke damian damien daniel daniela daniele danielle danny dario dave david dawid
debbie deborah debra declan deepa deepak deepika denis denise deniz dennis derek derrick desislava detlef dewi diana
diane diego dieter dietmar dilnoza dimitra dimitris dirk divya dmitri dmitry dmytro dolores dominic dominik dominique
donald donna doris dorota dorothy doug douglas dragan duncan dustin dylan dóra ebenezer eckhard eddie edgar edith
edmund edoardo eduard eduardo edward edwin efua eileen eirik eirini eivind ekaterina elaine eleanor elena eleni
eleonora elias elif elin elisa elisabeth elisabetta elise eliza elizabeth elke ella ellen elliot elliott eloise elsa
elvira emanuel emanuele emeka emil emilia emiliano emilio emily emine emma emmanuel emmanuelle emmett emre enrico
enrique eoin eric erica erich erik erika erin ernest ernesto ernst erwin esi esteban estelle esther euan eva evan
evelyn ewa fabian fabien fabio fabrice fabrizio farah farhan fatima fatma fatou federica federico felicia felicity
felipe felix femi femke ferdinand fernanda fernando filip filippo fiona florian floriane florin folake fouad fouzia
francesca francesco francis francisca francisco franck franco frans franz françois françoise fraser frauke fred
freddie frederic frederick frederik fredrik friedrich frédéric gabriel gabriela gabriele gabriella gabrielle gail
gareth garrett gary gaurav gavin gede geert geeta geir gemma gennaro geoff geoffrey george georges georgina gerald
geraldine gerard gerd gergely gerhard gerrit gertrud ghislaine giacomo giancarlo gianluca gianni gideon gilbert gilles
gillian gina giorgia giorgio giorgos giovanna giovanni gisela giulia giulio giuseppe gonzalo goran gordon graeme
graham greg gregor gregory greta grzegorz gudrun guido guillaume guillermo gulnara gunilla gunnar gunnhild gustav
gustavo gwenaëlle gábor gérald gérard gökhan göran günter günther haakon hakan halvor hamish hamza hanna hannah
hannelore hannes hans hans-peter harald hari harriet harry harsh hartmut haruto hassan hauke heather hector heidi
heike heikki heiko heiner heinrich heinz helen helene helga helmut hendrik henri henrik henry herbert hermann hicham
hilary hilde hina hiro hiroshi holger holly hrvoje hubert hugh hugo huong hussain hussein huyen håkan håkon håvard
héctor hélène hülya iain ian ibrahim ida ifeoma ignacio igor ilaria ildikó ilse imke imran indah ines inga ingeborg
ingeburg ingo ingrid ingvild inès inés ioana irena irene irina irma iryna isaac isabel isabella isabelle isaiah ismail
istván itziar ivan ivana ivica ivo iván iwona iñaki jacek jack jackie jacob jacqueline jacques jacqui jacquie jaime
jake jakob jakub james jamie jan jana jane janet janice janine janis janusz jared jarkko jasmin jasmine jasna jason
jasper javier jean jean-baptiste jean-luc jean-paul jean-pierre jeanette jeanne jeannette jeff jeffrey jelena jenni
jennifer jenny jens jeremy jeroen jerome jerry jerzy jesper jesse jessica jesús jihoon jill jillian jim jimmy jisoo
jiří joachim joan joana joann joanna joanne joaquín jochen jodie joe joel joelle johan johann johanna johannes john
johnny joko jomar jon jonas jonathan joost jordi jorge joris josef josep joseph josephine josh joshua josé joyce joão
joël juan juana judith judy jukka jules julia julian juliana julie julien juliet juliette julio julius juma justin
justine justyna jérémy jérôme józef jörg jörn jürgen kacper kagiso kai kaisa kamau kamil kamrul kaori karen karim
karima karin karina karl karl-heinz karla karolina karsten kasia katalin katarina katarzyna kate katerina kateryna
katharina katherine kathleen kathrin kathryn kathy katie katja katrin katy kavita kay kayla kazuo keith kelly kelsey
kemal ken kenji kenneth kenta kerem kerry kerstin ketut kevin khaled khalid kieran kiersten kim kimberly kipchoge
kiprop kirk kirsten kirsty kjell kjersti klaas klaus kofi konrad konstantin kostas krista kristen kristian kristin
kristina kristine kristof kristoffer krystyna krzysztof kunal kunle kurt kwabena kwadwo kwaku kwame kwesi kyle kåre
lakshmi lara larry lars laszlo laura lauren laurence laurent laurie layla lea leah leandro lee leila leire lena lene
lenka lennart leo leonard leonardo leonie leonora lerato leroy leslie leticia levente lewis liam lidia liliana lily
linda lindiwe lindsay lindsey linh lisa liz lorena lorenz lorenzo loretta lothar louis louise loïc luc luca lucas
lucia luciana luciano lucie lucy lucía ludovic ludwig luigi luigia luis luisa luise lukas luke lukáš luna lutz luís
lydia lyndsey lynn lynne lászló léa maarten maciej maddalena magda magdalena magnus mahesh mahmoud maike maite maja
maksim malcolm malgorzata malik malin mamadou mandla mandy manfred manish manoj manon manuel manuela mara marc marcel
marcello marcelo marcia marcin marco marcos marcus marek margaret margareta margarita margherita margit margot
marguerite maria mariam marian mariana mariangela marianna marianne maricel marie marie-claude marieke mariella marija
mariko marilyn marina mario marisa marius mariusz marjorie mark marko markus marlene marlies marta martha martijn
martin martina martine martín marvin mary maryam maría mateo mateusz mathias mathieu mathilda mathilde matt matteo
matthew matthias matthieu matti mattia maureen maurice mauricio maurizio mauro max maxence maxime maximilian mayank
maëlle małgorzata meera megan meghan mehdi mehmet melanie melinda melissa mercedes meredith meritxell mette mia
michael michaela michał michel michela michele michelle michèle miguel mihaela mihai mikael mike mikhail mikkel mikko
milan milena milica miloslav miloš mimi minh minho minji mircea miriam mirjam miroslav mohamed mohammad mohammed mohit
moira molly mona monica monika monique montserrat moritz morten mounir moussa mpho muhammad murat mustafa mwangi
myriam márton mélanie mónica nabil nadia nadine nadja nancy nandini naoki naoko naomi natalia natalie nataliya natalya
natasha nathalie nathan nathaniel naveen neema neha neil nellie nelson nerea ngozi nguyet niamh nicholas nick
nicky nicola nicolai nicolas nicole nicoletta nicolás nida niels nigel nik nikhil nikita niklas niko nikola nikolai
nikolaus nikos nina nisha nitin njeri njoroge nkosinathi noah noel nomsa nomvula nora norbert norman noémie nthabiseng
nursultan nusrat nyambura nyoman obinna oksana ola olaf oleksandr olena olga oliver olivia olivier oluwaseun omar
omondi ondřej orla oscar oskar osman oswald otieno otto ousmane owain owen pablo paige palesa pam pamela panagiotis
paola paolo pascal pascale pasquale patrice patricia patricio patrick patrizia patty paul paula paulina pauline paulo
pavel paweł pedro peggy pekka penelope peter petr petra petter phil philip philipp philippa philippe phillip phoebe
phuong phyllis pia pierre-yves piet pieter pilar piotr plamen polly pooja prakash pranav priya putri pádraig päivi
péter quentin rabia rachael rachel rachid radek radhika rafael rafał rafiq ragnhild rahul rainer raj rajesh rajiv ralf
ralph raluca ramesh ramón randall rania raphael raphaël raquel rasmus ratna ratu raul ravi raymond raúl rebecca
reinhard reinhold rekha renata renate renato rené renée rhys ricardo riccardo richard rick ricky riikka rik rikke rina
rita ritu rizky rob robert roberta roberto robin rodney rodolfo rodrigo roger rohan rohit roland rolf romain romina
ron ronald ronja rory rosa rosalie rosemary rosie rowan rowena roxanne ruben rubén rudi rudolf rui rupert russell ruth
ryan ryszard réka rémi răzvan saba sabina sabine sabrina sachin sakura sally salma salvatore sam samantha samia samir
samira sammy samuel sandeep sandra sandrine sandro sandy sanjay sanna sanne santosh sara sarah sascha saskia satoshi
scott sean sebastian segun selin selina serena serge sergei sergey sergio serkan severin seán shahida shane shannon
sharon shaun shauna sheila shelley sheryl shilpa shinji shirley shreya sibusiso sibylle sidney siegfried sigrid sigrun
sigurd silja silke silvia silvio simon simona simone sindre sinead sinéad siobhan sipho siti siyabonga sjoerd sneha
snežana sofia sofie solange solveig solène sonia sonja sophia sophie soyeon sri stacey stacy stan stanisław stanley
stavros stef stefan stefania stefanie stefano steffan stephan stephane stephanie stephen steve steven stoyan stuart
stéphane stéphanie sunil sunita suresh surya susan susana susanna susanne susi suzanne sven svenja svetlana svitlana
swantje swati sylvia sylvie szabolcs szymon sébastien ségolène sérgio søren sławomir tadeusz tahmina takeshi tamara
tammy tamás tania tanja tanya tara taras tarek tariq tariro tarun tatenda tatiana ted tendai teresa terje terri
terry tessa thabo thanasis thandiwe thea themba theo theodor theodore theresa thibault thibaut thierry thijs thomas
thorsten thuy thérèse tiago tilman tim timo timothy tina tobias toby todd tolga tom tomas tomasz tomislav tommy tomoko
tomás tomáš toni tony torben torbjørn tore tormod torsten torunn tracey tracy trevor trine tristan trond trygve tshepo
tuan tunde tuomas tuula uche ugo uli ulla ulrich ulrike umberto ursula usha usman ute uwe vaclav valentin valentina
valeria valerie valerio valérie vanessa varun vasilis vasily vegard vera verena vernon veronica veronika verónica
vesna vicky victor vijay vikram viktor viktoria ville vincent vincenzo vinod viola virginie vito vittoria vittorio
vivek vivian viviane vivien vladimir volker volkmar václav véronique víctor wafula wahyu walid walter wambui wanda
wangari wanjiru warren wayne wendy werner wesley wiebke wilfried wilhelm willem william wojciech wolfgang wouter
xabier xavier yaa yann yannick yannis yara yasmin yasmine yaw yemi yiannis yngve yoko yolanda youssef yuki yulia yumi
yuriy yusuf yuto yves yvette yvonne zacharias zachary zainab zanele zbigniew zdeněk zdzisław zeynep zodwa zoe zofia
zoltán zoran zoé zsolt zuzana ágnes åke åsa élisabeth élise émilie éva íñigo óscar ömer örjan özlem øyvind łukasz
"""

GIVEN_NAMES = frozenset(_NAMES.split())
"""The commonest in some forty countries that write in Latin letters, small."""


def opens_with_given_name(name: str) -> bool:
    """Tell whether the first word of a name is a given name for certain.

    Args:
        name: what a page gives as its author's.

    >>> opens_with_given_name("Kofi Mensah"), opens_with_given_name("Stone Harbour")
    (True, False)
    """
    first = name.split(" ", 1)[0].casefold()
    return first in GIVEN_NAMES or first.partition("-")[0] in GIVEN_NAMES

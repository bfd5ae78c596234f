"""Given names, where a site and its author are called the same and only the name tells one from the other.

"Kwame Harbour" and "Stone Harbour" have the same shape. Asked only about names that a page gives as its author's, and
only to say yes: a name that is not here says nothing against anybody. Names that are places, months, virtues or things
as well (Austin, Charlotte, Grace, Victoria) are left out, for newspapers are called so.
"""

_NAMES = """
aaron aarti abdul abdullah abena abhishek abigail abraham achieng adam addison adele aditya adrian adriana adwoa agata
agnes agnieszka agus ahmad ahmed ahmet aidan aiko ainhoa aisha akinyi akira akosua akua alain alan albert alberto
alejandra alejandro aleksandr aleksandra alessandra alessandro alessia alessio alex alexa alexander alexandra
alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina alison allan allen allison alma alvaro alyssa
ama amanda amelia amina aminata amir amit amitabh amy amélie ana anand anastasia anaïs andre andrea andreas andreea
andrei andrej andrew andrii andriy andrzej andré andrés andy angel angela angelina angelo angie anil anita anja anjali
anke ankit ann anna annabel annalisa anne annelies annette annie annika anthony antoine anton antonella antonia
antonio antónio anya aoife arianna arjun armando arnaud arne arthur arturo arun asha ashley ashok ashwin astrid
aurelie aurélie axel ayesha ayumi ayşe bambang baraka barbara bart bartosz beata beatrice beatriz becky begoña belinda
ben benedikt benjamin benoit benoît benoîte bente bernadette bernard bernardo bernd bernhard bert beth bethany betty
bianca bilal birgitta bjarne björn bjørn bob bobby bogdan bohdan bongani boris brad bradley bram brandon brenda
brendan brett brian bridget brigitte brooke bruce bruno bryan budi burak caitlin callum calvin cameron camilla camille
carl carla carlo carlos carmela carmen carol carole caroline carsten carys casey cassandra cassidy catalina caterina
catherine cathy cecilia cedric cem cesar charles charlie chiara chidi chinedu chinwe chipo chloe chloé chris christa
christian christiane christina christine christoffer christoph christophe christopher christy ciara cindy ciro claire
clara clare claude claudia claudine claudio clemens clement clément colin colleen concetta conor constantin cormac
cory cosima courtney craig cristian cristiana cristina csaba curtis cynthia cécile cédric céline césar daisuke damian
damien daniel daniela daniele danielle danny dario dave david dawid debbie deborah debra declan deepa deepak deepika
denis denise deniz dennis derek derrick detlef dewi diana diane diego dieter dietmar dimitris dirk divya dmitri dmitry
dmytro dolores dominic dominik dominique donald donna doris dorota dorothy doug douglas duncan dustin dylan ebenezer
eckhard eddie edgar edith edmund edoardo eduard eduardo edward edwin efua eileen eirik eivind ekaterina elaine eleanor
elena eleni eleonora elias elif elin elisa elisabeth elisabetta elise eliza elizabeth elke ella ellen elliot elliott
eloise elsa elvira emanuel emanuele emeka emil emilia emiliano emilio emily emine emma emmanuel emmanuelle emre enrico
enrique eoin eric erica erich erik erika erin ernest ernesto ernst erwin esi esteban estelle esther euan eva evan
evelyn ewa fabian fabien fabio fabrice fabrizio farah fatima fatma fatou federica federico felicia felicity felipe
felix femke ferdinand fernanda fernando filip filippo fiona florian floriane folake francesca francesco francis
francisca francisco franck franco frans franz françois françoise fraser frauke fred freddie frederic frederick
frederik fredrik friedrich frédéric gabriel gabriela gabriele gabriella gabrielle gail gareth garrett gary gaurav
gavin geert gemma gennaro geoff geoffrey george georges georgina gerald geraldine gerard gerd gerhard gerrit gertrud
ghislaine giacomo giancarlo gianluca gianni gideon gilbert gilles gillian gina giorgia giorgio giorgos giovanna
giovanni gisela giulia giulio giuseppe gonzalo gordon graeme graham greg gregor gregory greta grzegorz gudrun guido
guillaume guillermo gunilla gunnar gunnhild gustav gustavo gwenaëlle gábor gérald gérard gökhan göran günter günther
haakon hakan hamish hamza hanna hannah hannelore hannes hans harald hari harriet harry harsh hartmut haruto hassan
hauke heather hector heidi heike heiko heiner heinrich heinz helen helene helga helmut hendrik henri henrik henry
herbert hermann hilary hiro hiroshi holger holly hubert hugh hugo huong hussein håkan håkon héctor hélène hülya iain
ian ibrahim ida ignacio igor ilaria ildikó ilse imke indah ines inga ingeborg ingeburg ingo ingrid ingvild inès inés
ioana irena irene irina irma iryna isaac isabel isabella isabelle isaiah ismail itziar ivan ivana ivo iván iwona iñaki
jacek jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janine janis
janusz jared jasmin jasmine jason javier jean jean-baptiste jeanette jeanne jeannette jeff jeffrey jelena jennifer
jenny jens jeremy jeroen jerome jerry jerzy jesper jesse jessica jesús jihoon jill jillian jim jimmy jisoo jiří
joachim joan joana joann joanna joanne joaquín jochen jodie joe joel joelle johan johann johanna johannes john johnny
joko jon jonas jonathan joost jordi jorge joris josef josep joseph josephine josh joshua josé joyce joão joël juan
juana judith judy jukka jules julia julian juliana julie julien juliet juliette julio julius juma justin justine
justyna jérémy jérôme józef jörg jörn jürgen kacper kai kamil kaori karen karim karin karina karl karla karolina
karsten kasia katarina katarzyna kate katerina kateryna katharina katherine kathleen kathrin kathryn kathy katie katja
katrin katy kavita kay kayla kazuo keith kelly kelsey kemal ken kenji kenneth kenta kerem kerry kerstin kevin khaled
khalid kieran kiersten kim kimberly kirk kirsten kirsty kjell kjersti klaas klaus kofi konrad konstantin krista
kristen kristian kristin kristina kristine kristof kristoffer krystyna krzysztof kurt kwabena kwadwo kwaku kwame kwesi
kyle lakshmi lara larry lars laszlo laura lauren laurence laurent laurie layla lea leah leandro lee leila leire lena
lene lenka lennart leo leonard leonardo leonie leonora lerato leroy leslie leticia lewis liam lidia liliana lily linda
lindiwe lindsay lindsey linh lisa liz lorena lorenz lorenzo loretta lothar louis louise loïc luc luca lucas lucia
luciana luciano lucie lucy lucía ludovic ludwig luigi luigia luis luisa luise lukas luke lukáš lutz luís lydia lyndsey
lynn lynne lászló léa maarten maciej maddalena magda magdalena magnus mahesh mahmoud maike maite maja maksim malcolm
malgorzata malik malin mamadou mandy manfred manish manoj manon manuel manuela mara marc marcel marcello marcelo
marcia marcin marco marcos marcus marek margaret margareta margarita margherita margit margot marguerite maria mariam
marian mariana mariangela marianna marianne marie marieke mariella marija mariko marilyn marina mario marisa marius
mariusz marjorie mark marko markus marlene marlies marta martha martijn martin martina martine martín marvin mary
maryam maría mateo mateusz mathias mathieu mathilda mathilde matt matteo matthew matthias matthieu matti mattia
maureen maurice mauricio maurizio mauro max maxence maxime maximilian mayank maëlle małgorzata meera megan meghan
mehdi mehmet melanie melinda melissa mercedes meredith meritxell mette mia michael michaela michał michel michela
michele michelle michèle miguel mihai mikael mike mikhail mikkel milan milena miloslav miloš mimi minh minho minji
mircea miriam mirjam miroslav mohamed mohammad mohammed mohit moira molly mona monica monika monique montserrat moritz
morten moussa muhammad murat mustafa myriam mélanie mónica nabil nadia nadine nadja nancy naoki naoko naomi natalia
natalie nataliya natalya natasha nathalie nathan nathaniel naveen neema neha neil nellie nelson nerea ngozi niamh
nicholas nick nicky nicola nicolai nicolas nicole nicoletta nicolás niels nigel nik nikhil nikita niklas niko nikola
nikolai nikolaus nikos nina nisha njoroge noah noel nomsa nora norbert norman noémie nthabiseng oksana ola olaf
oleksandr olena olga oliver olivia olivier oluwaseun omar omondi ondřej orla oscar oskar osman oswald otieno otto
ousmane owain owen pablo paige pam pamela paola paolo pascal pascale pasquale patrice patricia patricio patrick
patrizia patty paul paula paulina pauline paulo pavel paweł pedro peggy penelope peter petr petra petter phil philip
philipp philippa philippe phillip phoebe phyllis pia piet pieter pilar piotr polly pooja prakash pranav priya putri
pádraig päivi quentin rachael rachel radek radhika rafael rafał ragnhild rahul rainer raj rajesh rajiv ralf ralph
ramesh ramón randall rania raphael raphaël raquel rasmus ratna raul ravi raymond raúl rebecca reinhard reinhold renata
renate renato rené renée rhys ricardo riccardo richard rick ricky riikka rik rikke rina rita ritu rizky rob robert
roberta roberto robin rodney rodolfo rodrigo roger rohan rohit roland rolf romain romina ron ronald ronja rory rosa
rosalie rosemary rosie rowan roxanne ruben rubén rudi rudolf rui rupert russell ruth ryan ryszard rémi răzvan
sabina sabine sabrina sakura sally salma salvatore sam samantha samir samira sammy samuel sandeep sandra sandrine
sandro sandy sanjay sanne santosh sara sarah sascha saskia satoshi scott sean sebastian selin selina serena serge
sergei sergey sergio serkan severin seán shane shannon sharon shaun shauna sheila shelley sheryl shilpa shinji shirley
shreya sibusiso sibylle siegfried sigrid sigrun sigurd silja silke silvia silvio simon simona simone sindre sinead
sinéad siobhan sipho siti sjoerd sneha sofia sofie solange solveig solène sonia sonja sophia sophie soyeon sri stacey
stacy stan stanisław stanley stavros stef stefan stefania stefanie stefano stephan stephane stephanie stephen steve
steven stuart stéphane stéphanie sunil sunita suresh surya susan susana susanna susanne susi suzanne sven svenja
svetlana svitlana swantje swati sylvia sylvie szymon sébastien ségolène sérgio søren sławomir tadeusz takeshi tamara
tammy tania tanja tanya tara tariq taras tarek tariro tatenda tatiana ted tendai teresa terri terry tessa thabo thandiwe
thea themba theo theodor theodore theresa thibault thibaut thierry thijs thomas thorsten thérèse tiago tilman tim timo
timothy tina tobias toby todd tolga tom tomas tomasz tommy tomoko tomás tomáš toni tony torben torbjørn tore torsten
torunn tracey tracy trevor tristan trygve tuan tunde tuomas ugo uli ulla ulrich ulrike umberto ursula ute uwe vaclav
valentin valentina valeria valerie valerio valérie vanessa varun vasily vegard vera verena vernon veronica veronika
verónica vicky victor vijay vikram viktor viktoria ville vincent vincenzo vinod viola virginie vito vittoria vittorio
vivek vivian viviane vivien vladimir volker volkmar václav véronique víctor wahyu walid walter wanda wangari wanjiru
warren wayne wendy werner wesley wiebke wilfried wilhelm willem william wojciech wolfgang wouter xabier xavier yaa
yann yannick yannis yara yasmin yaw yiannis yoko yolanda youssef yuki yulia yumi yuriy yusuf yuto yves yvette yvonne
zacharias zachary zainab zbigniew zdeněk zdzisław zeynep zoe zofia zoé zsolt zuzana ágnes åke åsa élisabeth élise
émilie íñigo óscar ömer örjan özlem øyvind łukasz
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

"""Given names, where a site and its author are called the same and only the name tells one from the other.

"Kwame Harbour" and "Stone Harbour" have the same shape. Asked only about names that a page gives as its author's, and
only to say yes: a name that is not here says nothing against anybody. Names that are places, months, virtues or things
as well (Austin, Charlotte, Grace, Victoria) are left out, for newspapers are called so.
"""

_NAMES = """
aaron abdul abdullah abena abigail abraham adam addison adele adrian adriana agata agnes agnieszka agus ahmad ahmed
aidan aiko aisha akinyi akira akosua alain alan albert alberto alejandra alejandro aleksandr aleksandra alessandra
alessandro alessia alessio alex alexa alexander alexandra alexandre alexis alfonso alfred alfredo ali alice alicia
alina alison allan allen allison alma alvaro alyssa ama amanda amelia amina amir amit amy amélie ana anand anaïs
andre andrea andreas andreea andrei andrej andrew andrii andrzej andré andrés andy angel angela angelina angelo
angie anil anita anja anjali ann anna annabel anne annette annie annika anthony antoine anton antonella antonia
antonio antónio anya arianna arjun armando arnaud arne arthur arturo arun asha ashley ashok astrid aurélie axel
ayesha ayşe baraka barbara bart bartosz beata beatrice beatriz becky belinda ben benedikt benjamin benoit benoît
bernadette bernard bernardo bernd bernhard bert beth bethany betty bianca birgitta bjarne björn bjørn bob bobby
bogdan bohdan boris brad bradley brandon brenda brendan brett brian bridget brigitte bruce bruno bryan budi burak
caitlin callum calvin cameron camilla camille carl carla carlo carlos carmen carol carole caroline carsten casey
cassandra cassidy catalina caterina catherine cathy cecilia cedric cem cesar charles charlie chiara chidi chinedu
chipo chloe chloé chris christa christian christiane christina christine christoffer christoph christophe
christopher christy cindy claire clara clare claude claudia claudine claudio clemens clement clément colin colleen
conor constantin cory cosima courtney craig cristian cristiana cristina csaba curtis cynthia cécile cédric céline
césar damian damien daniel daniela daniele danielle danny dario dave david dawid debbie deborah debra deepak deepika
denis denise deniz dennis derek derrick dewi diana diane diego dieter dietmar dimitris dirk dmitri dmitry dolores
dominic dominik dominique donald donna doris dorota dorothy doug douglas duncan dustin dylan ebenezer eckhard eddie
edgar edith edmund edoardo eduard eduardo edward edwin efua eileen eirik elaine eleanor elena eleni eleonora elias
elif elin elisa elisabeth elise eliza elizabeth elke ella ellen elliot elliott eloise elsa elvira emanuel emanuele
emeka emil emilia emiliano emilio emily emma emmanuel emmanuelle emre enrico enrique eric erica erich erik erika
erin ernest ernesto ernst erwin esi esteban estelle esther eva evan evelyn fabian fabien fabio fabrice fabrizio
farah fatima fatma federica federico felicia felicity felipe felix ferdinand fernanda fernando filip filippo fiona
florian floriane francesca francesco francis francisca francisco franck franco frans franz françois françoise fraser
fred freddie frederic frederick frederik fredrik friedrich frédéric gabriel gabriela gabriele gabriella gabrielle
gail gareth garrett gary gavin geert geoff geoffrey george georges georgina gerald geraldine gerard gerd gerhard
gerrit gertrud giacomo giancarlo gianluca gianni gideon gilbert gilles gillian gina giorgia giorgio giorgos giovanna
giovanni giulia giulio giuseppe gonzalo gordon graeme graham greg gregor gregory greta guillaume guillermo gunnar
gustav gustavo gábor gérald gérard göran günter günther haakon hakan hanna hannah hannes hans harald hari harriet
harry harsh haruto hassan heather hector heidi heike heiko heinrich heinz helen helene helga helmut hendrik henri
henrik henry herbert hermann hilary hiro hiroshi holger holly hubert hugh hugo huong hussein håkon héctor hélène
iain ian ibrahim ida ignacio igor ilaria ildikó ilse ines inga ingeborg ingo ingrid ingvild inès inés ioana irena
irene irina irma iryna isaac isabel isabella isabelle isaiah ismail ivan ivana ivo iván jacek jack jackie jacob
jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janine janis janusz jared jasmin
jasmine jason javier jean jeanette jeanne jeannette jeff jeffrey jelena jennifer jenny jens jeremy jerome jerry
jesper jesse jessica jesús jill jillian jim jimmy jiří joachim joan joana joann joanna joanne joaquín jochen joe
joel joelle johan johann johanna johannes john johnny jon jonas jonathan joost jordi jorge josef joseph josephine
josh joshua josé joyce joão joël juan juana judith judy jukka jules julia julian juliana julie julien juliet
juliette julio julius juma justin justine justyna jérémy jérôme józef jörg jörn jürgen kacper kai kamil karen karin
karina karl karla karolina karsten kasia katarina katarzyna kate katerina katharina katherine kathleen kathrin
kathryn kathy katie katja katrin katy kay keith kelly kelsey kemal ken kenji kenneth kenta kerem kerry kerstin kevin
khaled kieran kiersten kim kimberly kirsten kirsty kjell klaas klaus kofi konrad konstantin krista kristen kristian
kristin kristina kristine kristof kristoffer krystyna krzysztof kurt kwabena kwaku kwame kyle lara larry lars laszlo
laura lauren laurence laurent laurie lea leah leandro lee leila lena lenka lennart leo leonard leonardo leonie
leonora lerato leroy leslie leticia lewis liam lidia liliana lily linda lindsay lindsey linh lisa liz lorena lorenz
lorenzo loretta lothar louis louise luc luca lucas lucia luciana luciano lucie lucy lucía ludovic ludwig luigi luis
luisa luise lukas luke lukáš lutz luís lydia lyndsey lynn lászló léa maarten maciej maddalena magda magdalena magnus
mahmoud maja maksim malcolm malgorzata malik malin mandy manfred manoj manon manuel manuela mara marc marcel
marcello marcelo marcia marcin marco marcos marcus marek margaret margarita margherita margit margot marguerite
maria marian mariana marianna marianne marie mariella marija marilyn marina mario marisa marius mariusz marjorie
marko markus marlene marlies marta martha martijn martin martina martine martín marvin mary maryam maría mateo
mateusz mathias mathieu mathilde matt matteo matthew matthias matthieu matti mattia maureen maurice mauricio
maurizio mauro max maxime maximilian mayank małgorzata megan meghan mehdi mehmet melanie melinda melissa mercedes
meredith mia michael michaela michał michel michele michelle michèle miguel mihai mikael mike mikhail mikkel milan
milena miloslav miloš mimi minh mircea miriam mirjam miroslav mohamed mohammad mohammed mohit moira molly mona
monica monika monique moritz morten muhammad murat mustafa myriam mélanie mónica nadia nadine nancy naoki naomi
natalia natalie natalya natasha nathalie nathan nathaniel neema neil nellie nelson nicholas nick nicky nicola
nicolai nicolas nicole nicoletta nicolás niels nigel nik nikhil nikita niklas niko nikola nikolai nikolaus nikos
nina nisha njoroge noah noel nomsa nora norbert norman noémie oksana ola olaf olena olga oliver olivia olivier omar
ondřej oscar oskar osman oswald otieno otto owain owen pablo paige pam pamela paola paolo pascal pascale patrice
patricia patricio patrick patrizia patty paul paula paulina pauline paulo pavel paweł pedro peggy penelope peter
petr petra petter phil philip philipp philippa philippe phillip phoebe phyllis pia piet pieter pilar piotr polly
prakash pranav priya putri päivi quentin rachael rachel radek rafael rafał ragnhild rahul rainer raj rajesh ralf
ralph ramesh ramón randall raphael raphaël raquel rasmus raul ravi raymond raúl rebecca reinhard reinhold renata
renate renato rené renée ricardo riccardo richard rick ricky riikka rik rita rizky rob robert roberta roberto robin
rodney rodolfo rodrigo roger rohan roland rolf romain romina ron ronald ronja rory rosa rosalie rosemary rosie rowan
roxanne ruben rubén rudi rudolf rui rupert russell ruth ryan rémi răzvan sabina sabine sabrina sakura sally
salvatore sam samantha samir sammy samuel sandra sandrine sandro sandy sanjay santosh sara sarah sascha saskia scott
sean sebastian selin selina serena serge sergei sergey sergio severin seán shane shannon sharon shaun shauna sheila
shelley sheryl shirley sibylle siegfried sigrid sigurd silke silvia silvio simon simona simone siobhan sipho siti
sofia sofie solange solveig sonia sonja sophia sophie stacy stan stanisław stanley stavros stef stefan stefania
stefanie stefano stephan stephane stephanie stephen steve steven stuart stéphane stéphanie sunil surya susan susana
susanna susanne susi suzanne sven svenja svetlana sylvia sylvie szymon sébastien sérgio søren takeshi tamara tammy
tania tanja tanya tara taras tatiana ted tendai teresa terri terry tessa thabo thea theo theodor theodore theresa
thibault thierry thomas thorsten thérèse tiago tilman tim timo timothy tina tobias toby todd tom tomas tomasz tommy
tomoko tomás tomáš toni tony torben torbjørn tore torsten tracy trevor tristan tuan tuomas uli ulla ulrich ulrike
umberto ursula ute uwe vaclav valentin valentina valeria valerie valerio valérie vanessa vasily vera verena vernon
veronica veronika verónica vicky victor vijay vikram viktor viktoria ville vincent vincenzo viola virginie vito
vittoria vittorio vivian viviane vivien vladimir volker václav véronique víctor wahyu walter wanda wanjiru warren
wayne wendy werner wesley wilfried wilhelm willem william wojciech wolfgang xavier yann yannick yara yasmin yaw
yiannis yoko yolanda yuki yulia yusuf yves yvette yvonne zacharias zachary zainab zbigniew zdeněk zeynep zoe zofia
zoé zsolt zuzana ágnes åke åsa élisabeth élise émilie óscar ömer øyvind łukasz
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

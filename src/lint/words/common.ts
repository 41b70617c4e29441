/**
 * Words that say nothing about one person rather than another: the small words of English and the
 * verbs that go with everything. One form of a word is enough: endings are taken off.
 */
export const COMMON = `
a an the this that these those some any all both each every either neither no none not nor never
such same other another more most much many less least few fewer lots several enough own only just
very too so also even still yet again ever always often sometimes usual quite rather really almost
perhaps maybe well being good great nice best better i me my mine myself you yours yourself he him his himself
she hers herself it its itself we us ours they them theirs ones who whom whose which what whatever
whoever someone somebody something anyone anybody anything everyone everybody everything nobody
nothing where when why how whether while whilst if unless until till since because as than then
though although and or but for of to in on at by with without within from into onto out off up
down over under about after before between among through throughout during across along around
against toward upon per via like near behind beyond despite plus etc be am is are was were been do
does did done doing have ha had can could may might must shall should will would ought need want
wish hope prefer plan aim able unable ability get got gotten go goes went going gone make made
take took taken put come came give gave given let keeping kept trying tried start begin stop seem
become became use used say said tell told ask talk know knew known think thought feel felt see saw
seen look show mean believe understand carry find found work set turn help happen way thing bit
person people man woman gentleman lady child adult young old older resident client patient user
tenant individual mr mrs ms miss mx dr sir time day weekly monthly year hour minute moment today present point stage
now soon later early late next last first second once twice daily regular whole part full long
short high low big small new right wrong there home house place possible available specific
general different certain various particular further notice change eg ie appropriate themselves
ourselves
has due else order back line cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt aren't
wasn't weren't won't wont wouldn't couldn't shouldn't haven't hasn't im ive id hes shes thats whats its
return round regarding following according including instead lot please yes
`;

/**
 * Words that say nothing about one person rather than another: the small words of English and the
 * verbs that go with everything. Stems, as `stem` makes them.
 */
export const COMMON = `
a an the this that these those some any all both each every either neither no none not nor never
such same other another more most much many less least few fewer lot lots several enough own only just
very too so also even still yet again ever always often sometime usual quite rather really almost
perhap maybe well good great nice best better
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us
our ours ourselv they them their theirs themselv one ones who whom whose which what whatever whoever
someone somebody something anyone anybody anything everyone everybody everything nobody nothing
where when why how whether while whilst if unless until till since because as than then though although
and or but for of to in on at by with without within from into onto out off up down over under about
after before between among through throughout during across along around against toward upon per via
like near behind beyond despite plus etc
be am is are was were been being do doe did done doing have ha had having can could may might must shall
should will would ought need want wish hope would like prefer plan aim able unable ability
get got gotten getting go goe went gone going make made making take took taken taking put come came
coming give gave given giving let keep kept keeping try tried trying start begin stop seem become became
use used say said tell told ask talk know knew known think thought feel felt see saw seen look show mean
believ understand continu carry find found work set turn help happen way thing lot bit
person people man woman gentleman lady child adult young old older resident client patient user tenant
individual mr mrs ms miss mx dr sir
time day week month year hour minute moment today now soon later early late next last first second
once twice daily weekly monthly regular whole part full long short high low big small new right wrong
here there home house place
able possible possib appropriat available specific general different certain various particular
further notice change eg ie
`;

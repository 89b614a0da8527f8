//! A type with its parameters, and what it says of values.

use super::bound::Bound;
use super::builtin::{Builtin, Definition, IdKind};
use super::facet::Facet;
use super::namespaces::Namespaces;
use super::param::{Param, ParamError};
use super::reason::{Fault, Reason};
use super::value::Value;

/// A type of part 2, restricted by the parameters of a RELAX NG `data`.
///
/// To make one with a `pattern` costs far more than to check a value: make it once.
#[derive(Clone, Debug)]
pub struct Datatype {
    definition: &'static Definition,
    facets: Vec<Facet>,
}

impl Builtin {
    /// The type with parameters, each of which must hold. As in the Guidelines for Using W3C XML Schema
    /// Datatypes with RELAX NG, these are the facets of part 2 without `enumeration` and `whiteSpace`.
    ///
    /// A bound must lie within the bounds that stand before it.
    pub fn with_params(self, params: &[Param<'_>]) -> Result<Datatype, ParamError> {
        let mut datatype = Datatype::from(self);
        for (index, &param) in params.iter().enumerate() {
            let facet = datatype.facet(param).map_err(|message| ParamError { index, message })?;
            datatype.facets.push(facet);
        }
        Ok(datatype)
    }
}

impl From<Builtin> for Datatype {
    fn from(builtin: Builtin) -> Self {
        Self { definition: builtin.0, facets: Vec::new() }
    }
}

impl Datatype {
    /// Checks that a text, as it stands in the document, is a value of the type.
    pub fn check<'a>(&'a self, value: &'a str, context: &dyn Namespaces) -> Result<(), Reason<'a>> {
        let white_space = self.definition.white_space;
        let text = white_space.normalize(value);
        let examined = self.examine(&text, context);
        examined.map_err(|fault| Reason { value: white_space.trim(value), fault })
    }

    /// Whether two texts are the same value of the type (RELAX NG 6.2.9: `datatypeEqual`); texts that
    /// are no values are not.
    pub fn same(
        &self,
        a: &str,
        a_context: &dyn Namespaces,
        b: &str,
        b_context: &dyn Namespaces,
    ) -> bool {
        let normalize = |text| self.definition.white_space.normalize(text);
        let (a, b) = (normalize(a), normalize(b));
        let value = self.definition.parse(&a, a_context);
        value.is_ok_and(|value| self.definition.parse(&b, b_context) == Ok(value))
    }

    /// What values of the type say of the document's identifiers, if they do.
    pub fn id_kind(&self) -> Option<IdKind> {
        self.definition.id_kind
    }

    fn examine(&self, text: &str, context: &dyn Namespaces) -> Result<(), Fault<'_>> {
        let definition = self.definition;
        let value =
            definition.parse(text, context).map_err(|flaw| Fault::Form(definition, flaw))?;
        within_range(definition, &value)?;
        self.facets.iter().try_for_each(|facet| facet.check(definition, text, &value))
    }

    fn facet(&self, param: Param<'_>) -> Result<Facet, String> {
        let facet = Facet::parse(self.definition, param)?;
        if let Facet::Bound(_, limit) = &facet {
            let name = param.name;
            self.check(limit, &())
                .map_err(|reason| format!("the limit of `{name}` is wrong: {reason}"))?;
        }
        Ok(facet)
    }
}

/// The range that a type such as `byte` has by definition.
fn within_range(definition: &Definition, value: &Value<'_>) -> Result<(), Fault<'static>> {
    for (bound, limit) in [(Bound::AtLeast, definition.least), (Bound::AtMost, definition.greatest)]
    {
        if let Some(limit) = limit.filter(|limit| !bound.holds(definition, value, limit)) {
            return Err(Fault::Bound(bound, limit));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_may_share_a_datatype() {
        fn shared<T: Send + Sync>() {}
        shared::<Datatype>();
    }
}

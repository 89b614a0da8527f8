//! Datatypes by name: the constraints of 4.16.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::nearest::did_you_mean;
use crate::relaxng::datatype::Datatype;
use crate::relaxng::incorrect::{Clause, incorrect};
use crate::relaxng::parts::{DatatypeKey, Parts, Value};
use crate::relaxng::pattern::{DatatypeId, ValueId};
use crate::relaxng::syntax::{self, Data, DatatypeName};
use crate::xsd;

/// The datatype of a `data` with its parameters.
pub(super) fn data(parts: &mut Parts, data: &Data) -> Result<DatatypeId, Box<Diagnostic>> {
    let params =
        data.params.iter().map(|param| (param.name.value.clone(), param.value.value.clone()));
    let key = key(&data.datatype, params.collect());
    parts.add_datatype(key, |key| match &*data.datatype.library {
        "" => builtin(data),
        xsd::LIBRARY => of_xsd(data),
        _ => Err(unknown_library(&key.0, &data.datatype)),
    })
}

/// The value of a `value`; it must be one of its datatype.
pub(super) fn value(parts: &mut Parts, value: &syntax::Value) -> Result<ValueId, Box<Diagnostic>> {
    let without = Data { datatype: value.datatype.clone(), params: Vec::new(), except: Vec::new() };
    let datatype = data(parts, &without)?;
    let text = &value.value;
    if let Err(reason) = parts.datatype(datatype).check(&text.value, &*value.scope) {
        let name = &value.datatype.name.value;
        let message = format!("`{}` is no value of `{name}`: {reason}", text.value);
        return Err(Box::new(incorrect(Clause::Constraints, text.span, message)));
    }
    Ok(parts.add_value(Value { datatype, text: text.value.clone(), scope: value.scope.clone() }))
}

fn key(name: &DatatypeName, params: Vec<(Arc<str>, String)>) -> DatatypeKey {
    (name.library.clone(), name.name.value.clone(), params)
}

/// The built-in library has `string` and `token`, without parameters (6.2.2.1).
fn builtin(data: &Data) -> Result<Datatype, Box<Diagnostic>> {
    let name = &data.datatype.name;
    let datatype = match &*name.value {
        "string" => Datatype::String,
        "token" => Datatype::Token,
        other => {
            let message = format!("the built-in library has no datatype `{other}`");
            return Err(Box::new(incorrect(Clause::Constraints, name.span, message)));
        }
    };
    match data.params.first() {
        None => Ok(datatype),
        Some(param) => {
            let message = format!("the built-in `{}` has no parameters", name.value);
            Err(Box::new(incorrect(Clause::Constraints, param.name.span, message)))
        }
    }
}

fn of_xsd(data: &Data) -> Result<Datatype, Box<Diagnostic>> {
    let name = &data.datatype.name;
    let Some(builtin) = xsd::builtin(&name.value) else {
        let message = format!("XML Schema has no datatype `{}`", name.value);
        return Err(Box::new(incorrect(Clause::Constraints, name.span, message)));
    };
    let params: Vec<_> = data
        .params
        .iter()
        .map(|param| xsd::Param { name: &param.name.value, value: &param.value.value })
        .collect();
    builtin.with_params(&params).map(Datatype::Xsd).map_err(|error| {
        let message = format!("a parameter of `{}` is wrong: {error}", name.value);
        Box::new(incorrect(Clause::Constraints, data.params[error.index].name.span, message))
    })
}

fn unknown_library(library: &str, name: &DatatypeName) -> Box<Diagnostic> {
    let hint = did_you_mean(library, [xsd::LIBRARY]);
    let message = format!("datatype library `{library}` is not known{hint}");
    Box::new(incorrect(Clause::Constraints, name.name.span, message))
}

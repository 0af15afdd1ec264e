using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace JobKit.AspNetCore;

/// <summary>The rules that stand as attributes at a request's class, its members, and the parameters that these are made from.</summary>
internal sealed class RequestRules<TRequest>
    where TRequest : notnull
{
    private readonly bool _ofClass = typeof(IValidatableObject).IsAssignableFrom(typeof(TRequest)) || typeof(TRequest).IsDefined(typeof(ValidationAttribute), inherit: true);

    private readonly (PropertyInfo Member, ValidationAttribute[] Rules)[] _ofMembers =
    [
        .. typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanRead && member.GetIndexParameters().Length == 0)
            .Select(member => (member, RulesOf(member)))
            .Where(it => it.Item2.Length > 0),
    ];

    public bool Hold(TRequest request)
    {
        foreach (var (member, rules) in _ofMembers)
        {
            var context = new ValidationContext(request) { MemberName = member.Name };
            var value = member.GetValue(request);
            if (Array.Exists(rules, rule => rule.GetValidationResult(value, context) != ValidationResult.Success))
            {
                return false;
            }
        }

        return !_ofClass || Validator.TryValidateObject(request, new(request), validationResults: null, validateAllProperties: false);
    }

    private static ValidationAttribute[] RulesOf(PropertyInfo member) =>
    [
        .. member.GetCustomAttributes<ValidationAttribute>(inherit: true),
        .. typeof(TRequest).GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => parameter.GetCustomAttributes<ValidationAttribute>(inherit: true)),
    ];
}

using System.Reflection;

namespace JobKit;

/// <summary>A key of the configuration's section <c>JobKit</c> that this app's packages know; the container gives all of them.</summary>
/// <param name="Key">The whole key, like <c>JobKit:Worker:Concurrency</c>; <c>{name}</c> stands for a name of the app's choice.</param>
/// <param name="Property">The property that it sets. One marked by <see cref="JobSecretAttribute"/> is never shown.</param>
/// <param name="Kind">What its value must be, like <c>a whole number</c>.</param>
/// <param name="Default">The value where the key is missing, as it would be written; empty for none.</param>
public sealed record JobKitOption(string Key, PropertyInfo Property, string Kind, string Default);

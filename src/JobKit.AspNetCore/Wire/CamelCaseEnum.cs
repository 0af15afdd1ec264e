using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.AspNetCore;

/// <summary>Enum values as camel-case words; numbers are not read.</summary>
internal sealed class CamelCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;

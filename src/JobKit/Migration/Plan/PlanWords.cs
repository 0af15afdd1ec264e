using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The words of enums in plans: stages as they are named, all others with a small first letter.</summary>
internal static class PlanWords
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => typeof(TEnum) == typeof(MigrationStage) ? value.ToString() : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IEnumerable<string> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(Of);

    public static TEnum? Value<TEnum>(string? word)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Of(value), word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}

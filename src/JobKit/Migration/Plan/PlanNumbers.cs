using System.Globalization;

namespace JobKit.Migration;

/// <summary>Numbers in sentences and plans, whatever the culture.</summary>
internal static class PlanNumbers
{
    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

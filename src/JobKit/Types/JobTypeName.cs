using System.Reflection;
using System.Text;

namespace JobKit;

/// <summary>
/// The stored name of a class: its <see cref="JobTypeAttribute"/>, else its own name without namespace in lower case with hyphens
/// (<c>CreateStorybook</c> becomes <c>create-storybook</c>, <c>PDFExport</c> becomes <c>pdf-export</c>), which survives a move but no renaming.
/// </summary>
internal static class JobTypeName
{
    public const int MaxLength = 128;

    public static string Of(Type type)
    {
        var given = type.GetCustomAttribute<JobTypeAttribute>()?.Name;
        if (given is null && type.IsGenericType)
        {
            throw new ArgumentException($"{type} is generic, so its class name alone is no stable job type name. Derive a class from it and register that, or give it a [JobType(\"...\")].", nameof(type));
        }

        var name = given ?? Hyphenated(type.Name);
        return NameText.IsName(name, MaxLength)
            ? name
            : throw new ArgumentException($"The job type name of {type} is \"{NameText.Shown(name)}\". It must be 1 to {MaxLength} characters of a-z A-Z 0-9 . _ -. Give the class another [JobType(\"...\")].", nameof(type));
    }

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (beginsWord)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}

import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'pl',
  topic: list('ciastecz*, pliki cookie, rodo, twoja prywatność, twoją prywatność, państwa prywatność, twoja zgoda, szanujemy prywatność'),
  topicHints: list(
    'twoje dane, państwa dane, prywatnoś*, zgod*, partner*, dane osobowe, informacje osobiste, danych osobowych, reklam*, analiz*, analityczn*, statysty*, personaliz*, przeglądani*, preferencj*, śledz*, ustawie*, uzasadniony interes',
  ),
  measures: list('analizować odwiedziny, mierzyć odwiedziny, analiza ruchu, statystyki odwiedzin'),
  uses: list('zbier*, przetwarz*, gromadz*, używ*, korzyst*, stosuj*, wykorzyst*, zgadza*, zgod*, akcept*, przechow*'),
  accept: [
    ...list(
      'akceptuj, akceptuję, zaakceptuj, akceptacja, zgadzam się, wyrażam zgodę, wyraź zgodę, zezwól, zezwalaj, zezwalam, pozwól, pozwalam, zgoda, przyjmij, potwierdzam zgodę, akceptuj wszystkie, akceptuj wszystko, akceptuję wszystkie, akceptuję wszystko, zaakceptuj wszystkie, zaakceptuj wszystko, zaakceptuj wszystkie pliki cookie, akceptuj wszystkie pliki cookie, akceptuję wszystkie pliki cookie, akceptuję pliki cookie, akceptuj cookies, akceptuję cookies, akceptuj pliki cookie, zezwól na wszystkie, zezwól na wszystko, zezwól na wszystkie pliki cookie, zezwól na wszystkie pliki cookies, zgadzam się na wszystkie, zgoda na wszystkie, zgoda na wszystko, zgadzam się i przechodzę dalej, zgadzam się i kontynuuję, akceptuję i przechodzę do serwisu, przejdź do serwisu, przechodzę do serwisu, akceptuj i zamknij, akceptuję i zamykam, włącz wszystkie, zaznacz wszystkie, zaznacz wszystko, =przejdź dalej, =dalej, =super, =świetnie, =jasne, =nie ma sprawy, =może być, =potwierdzam, =oczywiście, =pasuje mi, =przejdź do strony, =tak jest, =okej, zatwierdź wszystkie, zatwierdzam wszystkie, potwierdź wszystkie, zezwól na cookies, zezwalam na cookies, wyrażam zgodę na wszystkie, zgadzam się ze wszystkim, włącz cookies, zgoda na cookies, tak dla wszystkich',
    ),
    ...list('=tak, =rozumiem, =zrozumiano, =kontynuuj, =w porządku, =dalej, =dobrze, =tak zgadzam się, =jasne, =wszystkie'),
  ],
  reject: [
    ...list(
      'odrzuć, odrzucam, odmów, odmawiam, odrzuć wszystkie, odrzuć wszystko, odrzucam wszystkie, odrzucam wszystko, odmów wszystkim, odrzuć wszystkie pliki cookie, odrzuć pliki cookie, odrzuć cookies, odrzuć opcjonalne, odrzuć opcjonalne pliki cookie, odrzuć zbędne, odrzuć i zamknij, zablokuj, zablokuj wszystkie, zablokuj wszystkie pliki cookies, nie zgadzam się, nie akceptuję, nie akceptuj, nie wyrażam zgody, nie zezwalaj, nie zezwalam, nie wyrażaj zgody, brak zgody, sprzeciw, wyłącz wszystkie, kontynuuj bez akceptacji, kontynuuj bez akceptowania, kontynuuj bez zgody, przejdź dalej bez zgody, przejdź dalej bez akceptacji, zamknij bez akceptacji, bez akceptacji, bez zgody, bez akceptowania, =nie dziękuję, bez ciasteczek, =zabroń, =pomiń, =nigdy, =później, =może później, =minimum, =nie chcę, =zablokuj, =raczej nie, =blokuj, =niezbędne, ogranicz do niezbędnych, tylko to co niezbędne, tylko to co konieczne, bez cookies, bez plików cookie, zabroń wszystkim, zabroń wszystkich, sprzeciwiam się, nie chcę cookies, nie chcę ciasteczek, odrzuć pozostałe, odrzuć resztę, bez śledzenia, wyłącz cookies, zablokuj cookies, blokuj wszystkie, odmawiam zgody, odmowa, nie zgadzam się na wszystkie, odznacz wszystkie, kontynuuj bez',
    ),
    ...pairs(
      'tylko, wyłącznie, jedynie, akceptuj tylko, akceptuję tylko, zaakceptuj tylko, zezwól tylko na, używaj tylko, zgadzam się tylko na',
      'niezbędne, niezbędne pliki cookie, niezbędne cookies, niezbędne ciasteczka, konieczne, konieczne pliki cookie, wymagane, wymagane pliki cookie, wymagane cookies, najpotrzebniejsze, podstawowe, techniczne, funkcjonalne',
    ),
    ...list('akceptuj niezbędne, akceptuję niezbędne, zaakceptuj niezbędne, =nie, =nie teraz, =żadne, =niezbędne'),
  ],
  polite: list('dziękuję, dzięki, proszę'),
  withdraw: list('wycofaj, wycofaj zgodę, wycofaj moją zgodę, wycofuję zgodę, cofnij zgodę, odwołaj zgodę, wycofanie zgody'),
  settings: list(
    'ustawienia, ustawienia cookies, ustawienia cookie, ustawienia plików cookie, ustawienia ciasteczek, ustawienia prywatności, ustawienia zaawansowane, zmień ustawienia, zarządzaj ustawieniami, zarządzaj, zarządzaj cookies, zarządzaj plikami cookie, zarządzaj preferencjami, zarządzaj zgodami, zarządzaj opcjami, zarządzanie plikami cookie, dostosuj, dostosuj ustawienia, dostosuj zgody, dostosuj wybór, personalizuj, personalizacja, preferencje, preferencje cookies, konfiguruj, skonfiguruj, opcje, więcej opcji, wybierz, wybierz cookies, wybieram, pozwól mi wybrać, pokaż szczegóły, pokaż cele, szczegóły, zobacz preferencje, moje wybory, chcę wybrać, zmień preferencje, =zmień, =edytuj, =zaawansowane, =wybieram, =pokaż więcej, =sam wybiorę, wybierz pliki cookie, wybór cookies, dostosuj preferencje, szczegółowe ustawienia, pokaż ustawienia, opcje zaawansowane, opcje cookies, centrum preferencji, przejdź do ustawień',
  ),
  save: list(
    '=zakończ, =gotowe, zapisz, zapisz ustawienia, zapisz preferencje, zapisz wybór, zapisz mój wybór, zapisz moje wybory, zapisz wybrane, zapisz i zamknij, zapisz i wyjdź, zapisz zmiany, zapisz i kontynuuj, potwierdź, potwierdź wybór, potwierdź mój wybór, potwierdź moje wybory, potwierdzam wybór, zatwierdź, zatwierdź wybór, zatwierdź wybrane, zaakceptuj wybrane, akceptuj wybrane, akceptuję wybrane, zezwól na wybór, zezwól na wybrane, zastosuj, zgoda na wybrane, =gotowe, =zakończ, =wyślij, =aktualizuj, zachowaj ustawienia, zachowaj wybór, zachowaj preferencje, potwierdź ustawienia, potwierdź preferencje, potwierdzam ustawienia, akceptuj ustawienia, akceptuję ustawienia, zapisz zgody, kontynuuj z wybranymi, tylko wybrane, zatwierdź ustawienia, zaktualizuj, zapamiętaj wybór, zapamiętaj ustawienia, zastosuj ustawienia',
  ),
  close: list('=zamknij, zamknij okno, zamknij baner, zamknij komunikat, ukryj, =wstecz, =powrót, =wróć'),
  policy: list(
    'polityka cookies, polityka plików cookie, polityka prywatności, polityka cookie, więcej informacji, dowiedz się więcej, czytaj więcej, przeczytaj więcej, informacje o cookies, regulamin, nasi partnerzy, zaufani partnerzy, lista partnerów, ochrona danych, nota prawna, więcej',
  ),
  pay: list('subskrybuj, subskrypcja, subskrypcję, zapłać, płacę, kup, wykup, bez reklam, prenumerata, abonament'),
  necessary: list(
    'niezbędn*, konieczn*, wymagan*, obowiązkow*, techniczn*, zawsze aktywne, zawsze aktywny, zawsze włączone, zawsze włączony, zawsze wymagane, nie można wyłączyć, podstawowe',
  ),
  selection: list('wybran*, wybór, zaznaczon*, moje wybory, wyboru'),
  only: list('tylko, wyłącznie, jedynie'),
  negations: list('nie, bez, nigdy, brak'),
  decoys: list(
    'newsletter, biuletyn, rabat, zniżka, kod rabatowy, zaloguj, zaloguj się, zarejestruj, hasło, 18 lat, pełnoletni, twój wiek, data urodzenia, wybierz język, twój język, twój kraj, potrzebujesz pomocy, czat, nasza aplikacja, powiadomienia, ankieta',
  ),
});
